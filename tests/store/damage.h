#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A database file to be damaged, byte by byte. */
typedef struct {
  guint8 *bytes;
  gsize length;
} Damage;

#define DAMAGE_PAGE_SIZE 4096

void damage_load (Damage *self, const char *path);
void damage_write (const Damage *self, const char *path);
void damage_clear (Damage *self);
guint damage_find_root (const char *path, const char *name);
guint8 *damage_get_page (Damage *self, guint number);
void damage_wipe (Damage *self, guint number);
guint damage_get_4_bytes (const guint8 *at);
void damage_set_2_bytes (guint8 *at, guint number);
void damage_set_4_bytes (guint8 *at, guint number);
guint8 *damage_find (Damage *self, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Damage, damage_clear)

G_END_DECLS
