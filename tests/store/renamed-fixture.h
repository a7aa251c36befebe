#pragma once

#include "rgm-erase.h"
#include "rgm-salvage.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/* A store with somebody in it whose name is a secret, and where its file may be moved to. */
typedef struct {
  Fixture base;
  RgmPatient *patient;
  char *renamed;
} Renamed;

#define RENAMED_TEST(name, function) \
  g_test_add (name, Renamed, NULL, renamed_set_up, function, renamed_tear_down)

void renamed_set_up (Renamed *self, gconstpointer data);
void renamed_tear_down (Renamed *self, gconstpointer data);

/* A backup of the database at @path; 0 is now. */
char *renamed_make_backup (const char *path, gint64 now, const RgmBackupSeal *seal);
guint renamed_count_backups (Renamed *self);
void renamed_assert_listed (const char *database, const char *backup, gboolean expected);

/* Whether a byte of the file tells who is to be erased. */
gboolean renamed_has_secret (const char *path);
RgmErasure *renamed_erase (Renamed *self, const RgmPassphrase *passphrase);

/* Damages the database, and goes on with what is salvaged from it to @to. */
RgmSalvageReport *renamed_salvage (Renamed *self, const char *to);

/* Damages the database, and goes on in another folder with what is salvaged from it. */
void renamed_go_elsewhere (Renamed *self);

/* The database is on a disk of its own, with a backup; what is salvaged from it is not. Returns the
 * backup. */
char *renamed_leave_disk (Renamed *self);
char *renamed_name_disk (const Renamed *self, const char *name);

G_END_DECLS
