#pragma once

#include "rgm-archive.h"
#include "store-fixture.h"

G_BEGIN_DECLS

#define PROOF_STEPS_MAX 4
/* One moment for all: doing something again gives the same bytes. */
#define PROOF_NOW (G_GINT64_CONSTANT (1763647533) * G_USEC_PER_SEC)

typedef struct _Proof Proof;

/* Something that is acknowledged step by step. A row of the table of all of them. */
typedef struct {
  const char *name;
  /* makes what it needs, on a sound disk and in an open store */
  void (*prepare) (Proof *self);
  /* does step @step; whether that was acknowledged */
  gboolean (*run) (Proof *self, guint step, GError **error);
  guint n_steps;
  /* what else is wrong after @acknowledged steps, or NULL */
  char *(*check) (Proof *self, guint acknowledged);
  /* backups that were there need not stay byte by byte */
  gboolean changes_backups;
  /* without memory at how many allocations to try it at least: it is long, and of many parts */
  guint n_allocations;
  /* the database does not open before */
  gboolean broken;
} ProofOperation;

extern const ProofOperation proof_operations[];
extern const guint proof_n_operations;

/* What a folder holds for the user. */
typedef struct {
  char *records;
  guint n_backups;
} ProofState;

struct _Proof {
  const ProofOperation *operation;
  Fixture fixture;
  RgmPatient *patient;
  RgmCourseRecord *course;
  RgmSessionRecord *sessions[PROOF_STEPS_MAX];
  gint64 changes[PROOF_STEPS_MAX];
  RgmArchive *archive;
  char *backup;
  /* how many pages salvaging could not make out */
  guint n_bad_pages;
  /* path → GBytes, before the operation */
  GHashTable *files;
  ProofState states[PROOF_STEPS_MAX + 1];
  /* a pragma for the connection, for controls */
  const char *pragma;
};

Proof *proof_new (const ProofOperation *operation);
void proof_free (Proof *self);
void proof_start_over (Proof *self);
RgmStore *proof_get_store (Proof *self, GError **error);
guint proof_run (Proof *self, guint from, GError **error);
char *proof_judge (Proof *self, guint acknowledged, guint at_most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Proof, proof_free)

G_END_DECLS
