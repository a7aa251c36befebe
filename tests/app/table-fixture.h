#pragma once

#include "rgm-table-import-dialog.h"
#include "service-fixture.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The dialog of a table that comes in while the course of a patient is open. */
typedef struct {
  ServiceFixture store;
  RgmCourseRecord *course;
  RgmTableImport *import;
  RgmTableImportDialog *dialog;
  char *said;
  gint64 change;
} TableFixture;

/* @table is the text of it. */
#define TABLE_TEST(path, table, function) \
  g_test_add (path, TableFixture, table, table_fixture_set_up, function, table_fixture_tear_down)

void table_fixture_set_up (TableFixture *self, gconstpointer data);
void table_fixture_set_up_bytes (TableFixture *self, GBytes *bytes);
void table_fixture_tear_down (TableFixture *self, gconstpointer data);

/* A child of the dialog's template by its name, what the button and the sum say, and whether the
 * button may be pressed. */
gpointer table_part (TableFixture *self, const char *name);
const char *table_button (TableFixture *self);
const char *table_sum (TableFixture *self);
gboolean table_can_import (TableFixture *self);

G_END_DECLS
