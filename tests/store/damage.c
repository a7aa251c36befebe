#define _GNU_SOURCE
#include "config.h"

#include "damage.h"

#include <sqlite3.h>
#include <string.h>

void
damage_load (Damage *self, const char *path)
{
  damage_clear (self);
  g_assert_true (g_file_get_contents (path, (char **) &self->bytes, &self->length, NULL));
  g_assert_cmpuint (self->length % DAMAGE_PAGE_SIZE, ==, 0);
}

void
damage_write (const Damage *self, const char *path)
{
  g_assert_true (g_file_set_contents_full (path, (const char *) self->bytes,
                                           (gssize) self->length, G_FILE_SET_CONTENTS_NONE, 0600,
                                           NULL));
}

void
damage_clear (Damage *self)
{
  g_clear_pointer (&self->bytes, g_free);
}

/* Returns: the page at the top of a table or an index */
guint
damage_find_root (const char *path, const char *name)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  guint root;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT rootpage FROM sqlite_schema WHERE name = ?",
                                       -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  root = (guint) sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return root;
}

guint8 *
damage_get_page (Damage *self, guint number)
{
  g_assert_cmpuint (number, <=, self->length / DAMAGE_PAGE_SIZE);
  return self->bytes + (gsize) (number - 1) * DAMAGE_PAGE_SIZE;
}

void
damage_wipe (Damage *self, guint number)
{
  memset (damage_get_page (self, number), 0, DAMAGE_PAGE_SIZE);
}

guint
damage_get_4_bytes (const guint8 *at)
{
  return (guint) at[0] << 24 | (guint) at[1] << 16 | (guint) at[2] << 8 | at[3];
}

void
damage_set_2_bytes (guint8 *at, guint number)
{
  at[0] = (guint8) (number >> 8);
  at[1] = (guint8) number;
}

void
damage_set_4_bytes (guint8 *at, guint number)
{
  damage_set_2_bytes (at, number >> 16);
  damage_set_2_bytes (at + 2, number & 0xffff);
}

/* Returns: where @text is in the file */
guint8 *
damage_find (Damage *self, const char *text)
{
  guint8 *at = memmem (self->bytes, self->length, text, strlen (text));

  g_assert_nonnull (at);
  return at;
}
