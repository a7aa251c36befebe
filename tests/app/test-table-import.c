/* A table comes in by its dialog: what becomes of the rows follows what is chosen, and what the
 * button says is what it does. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-day-text.h"
#include "table-fixture.h"

#include <adwaita.h>
#include <string.h>

#define TODAY SERVICE_FIXTURE_TODAY
#define SERIALS "When,Depth\n45250.5,1.5\n45292,1.5\n"
#define RANGES "When,Area,Depth,Treatment\n2025-09-01,face,1.0,Microneedling\n" \
               "2025-10-13,face,0.5–1.0 mm,Microneedling\n"
#define OTHERS "When,Client,Depth\n2026-01-05,Zoe,1.5\n2026-02-09,,1.5\n"
#define ABSENCES "When,Cancelled,No-show\n2026-02-03,,\n2026-03-10,yes,\n2026-04-14,,x\n" \
                 "2026-12-01,,\n"
#define DAYS "Foo,Held,Depth\n2026-01-05,2026-01-04,1.5\n2026-02-09,2026-02-08,1.5\n"
#define LOG "When,Depth,What\n03/04/2026,1.5,a\n05/06/2026,\"1,5\",b\nsoon,1,c\n"

static GBytes *
make_table (guint n_rows)
{
  GString *text = g_string_new ("When,Depth\n");

  for (guint i = 0; i < n_rows; i++)
    {
      char day[RGM_DAY_FORMAT_SIZE];

      g_string_append_printf (text, "%s,1.5\n", rgm_day_format (TODAY - (RgmDay) i - 1, day));
    }
  return g_string_free_to_bytes (text);
}

/* @data: how many rows */
static void
set_up_long (TableFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_table (GPOINTER_TO_UINT (data));

  table_fixture_set_up_bytes (self, bytes);
}

static void
test_asks_order (TableFixture *self, gconstpointer data)
{
  g_assert_nonnull (strstr (table_sum (self), "order of day"));
  g_assert_cmpstr (table_button (self), ==, "Import");
  g_assert_false (table_can_import (self));
  adw_combo_row_set_selected (table_part (self, "date_order"), RGM_CSV_DATE_ORDER_MDY);
  g_assert_cmpstr (table_button (self), ==, "Import 2 Sessions");
  g_assert_true (table_can_import (self));
}

/* The columns are chosen above each, and everything below follows. */
static void
test_columns (TableFixture *self, gconstpointer data)
{
  RgmCsvPlan *plan;

  adw_combo_row_set_selected (table_part (self, "date_order"), RGM_CSV_DATE_ORDER_DMY);
  g_assert_cmpint (self->import->mapping->fields[2], ==, RGM_CSV_FIELD_NONE);
  g_signal_emit_by_name (table_part (self, "preview"), "field-chosen", 2, RGM_CSV_FIELD_NOTES);
  plan = self->import->plan;
  g_assert_cmpstr (((RgmCsvRow *) plan->rows->pdata[0])->session->notes, !=, "");
  g_signal_emit_by_name (table_part (self, "preview"), "field-chosen", 0, RGM_CSV_FIELD_NONE);
  g_assert_null (self->import->plan);
  g_assert_nonnull (strstr (table_sum (self), "Say which column"));
  g_assert_false (table_can_import (self));
  g_assert_false (gtk_widget_get_visible (table_part (self, "rows")));
}

static GtkWindow *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
is_asking (gpointer asks)
{
  return (find_question () != NULL) == GPOINTER_TO_INT (asks);
}

/* What was said of the columns by hand is not thrown away without a question. */
static void
test_columns_are_asked_for (TableFixture *self, gconstpointer data)
{
  RgmFormWindow *form = RGM_FORM_WINDOW (self->dialog);
  GtkDropDown *column = GTK_DROP_DOWN (display_find (table_part (self, "preview"),
                                                     GTK_TYPE_DROP_DOWN, 2));

  g_assert_false (rgm_form_window_get_changed (form));
  gtk_drop_down_set_selected (column, RGM_CSV_FIELD_NOTES);
  g_assert_true (rgm_form_window_get_changed (form));
  gtk_drop_down_set_selected (column, RGM_CSV_FIELD_NONE);
  g_assert_false (rgm_form_window_get_changed (form));
  gtk_switch_set_active (table_part (self, "header"), FALSE);
  g_assert_true (rgm_form_window_get_changed (form));
  gtk_window_close (GTK_WINDOW (form));
  g_assert_true (display_wait_for (is_asking, GINT_TO_POINTER (TRUE)));
  gtk_window_close (find_question ());
  g_assert_true (display_wait_for (is_asking, GINT_TO_POINTER (FALSE)));
  g_assert_nonnull (self->dialog);
}

/* A log that names nobody is somebody's: of a course that is open, else of whom the user says. */
static void
test_asks_name (TableFixture *self, gconstpointer data)
{
  GtkWidget *name = table_part (self, "patient_name");

  adw_combo_row_set_selected (table_part (self, "date_order"), RGM_CSV_DATE_ORDER_MDY);
  g_assert_false (gtk_widget_get_visible (name));
  g_assert_true (table_can_import (self));
  adw_combo_row_set_selected (table_part (self, "target"), 1);
  g_assert_true (gtk_widget_get_visible (name));
  g_assert_false (table_can_import (self));
  g_assert_nonnull (strstr (table_sum (self), "whose sessions these are"));
  gtk_editable_set_text (GTK_EDITABLE (name), "  ");
  g_assert_false (table_can_import (self));
  gtk_editable_set_text (GTK_EDITABLE (name), " Sample Patient 2 ");
  g_assert_true (table_can_import (self));
  g_assert_cmpuint (self->import->plan->n_patients, ==, 1);
  g_assert_cmpstr (((RgmCsvRow *) self->import->plan->rows->pdata[0])->patient, ==,
                   "Sample Patient 2");
  gtk_editable_set_text (GTK_EDITABLE (name), "Sample Patient 1");
  g_assert_cmpuint (self->import->plan->n_patients, ==, 0);
}

static void
choose (TableFixture *self, guint column, RgmCsvField field)
{
  g_signal_emit_by_name (table_part (self, "preview"), "field-chosen", column, field);
}

/* A first or a last name tells whose a row is; a full name beside them is taken instead, and that
 * is said. */
static void
test_names (TableFixture *self, gconstpointer data)
{
  adw_combo_row_set_selected (table_part (self, "date_order"), RGM_CSV_DATE_ORDER_MDY);
  adw_combo_row_set_selected (table_part (self, "target"), 1);
  g_assert_true (gtk_widget_get_visible (table_part (self, "patient_name")));
  choose (self, 2, RGM_CSV_FIELD_LAST_NAME);
  g_assert_false (gtk_widget_get_visible (table_part (self, "patient_name")));
  choose (self, 1, RGM_CSV_FIELD_FIRST_NAME);
  g_assert_cmpstr (((RgmCsvRow *) self->import->plan->rows->pdata[0])->patient, ==, "1.5 a");
  g_assert_null (strstr (table_sum (self), "full name"));
  choose (self, 1, RGM_CSV_FIELD_PATIENT);
  g_assert_cmpstr (((RgmCsvRow *) self->import->plan->rows->pdata[0])->patient, ==, "1.5");
  g_assert_nonnull (strstr (table_sum (self),
                            "left out because another holds the full name: “What”"));
}

static const RgmTableTarget *
get_target (TableFixture *self)
{
  guint position = adw_combo_row_get_selected (table_part (self, "target"));

  g_assert_cmpuint (position, ==, self->import->target);
  return self->import->targets->pdata[position];
}

/* Whose course is open does not matter to a table that names patients, until somebody says so; then
 * it does whatever the columns are said to hold. */
static void
test_names_others (TableFixture *self, gconstpointer data)
{
  const RgmCsvRow *row = self->import->plan->rows->pdata[0];

  g_assert_null (get_target (self)->course_id);
  g_assert_cmpstr (get_target (self)->protocol_id, ==, "acne-scars");
  g_assert_cmpstr (row->patient, ==, "Zoe");
  choose (self, 1, RGM_CSV_FIELD_NONE);
  g_assert_cmpstr (get_target (self)->course_id, ==, self->course->id);
  g_assert_cmpstr (table_button (self), ==, "Import 2 Sessions");
  choose (self, 1, RGM_CSV_FIELD_PATIENT);
  g_assert_null (get_target (self)->course_id);
  adw_combo_row_set_selected (table_part (self, "target"), 0);
  g_assert_cmpstr (get_target (self)->course_id, ==, self->course->id);
  row = self->import->plan->rows->pdata[0];
  g_assert_cmpstr (row->reason, ==,
                   "It is a session of Zoe, and the table goes to Sample Patient 1.");
  g_assert_cmpstr (table_button (self), ==, "Import 1 Session");
  choose (self, 2, RGM_CSV_FIELD_PHONE);
  g_assert_cmpstr (get_target (self)->course_id, ==, self->course->id);
  g_assert_nonnull (strstr (table_sum (self), "because the rows are sessions: “Depth”"));
}

/* Of two columns with dates none is taken until somebody says which, and that is said. */
static void
test_asks_day (TableFixture *self, gconstpointer data)
{
  g_assert_null (self->import->plan);
  g_assert_nonnull (strstr (table_sum (self), "no title tells which: “Foo”, “Held”. Say which"));
  g_assert_false (table_can_import (self));
  choose (self, 1, RGM_CSV_FIELD_DAY);
  g_assert_nonnull (strstr (table_sum (self), "This column is left out: “Foo”."));
  g_assert_cmpstr (table_button (self), ==, "Import 2 Sessions");
  choose (self, 1, RGM_CSV_FIELD_NONE);
  g_assert_nonnull (strstr (table_sum (self), "Say which column holds the date"));
  g_assert_false (table_can_import (self));
}

static GtkLabel *
find_label (GtkWidget *within, const char *text)
{
  if (GTK_IS_LABEL (within) && g_str_equal (gtk_label_get_label (GTK_LABEL (within)), text))
    return GTK_LABEL (within);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A column of a spreadsheet's numbers shows the days that they are read as, as long as it is one of
 * days. */
static void
test_serials (TableFixture *self, gconstpointer data)
{
  g_autofree char *date = rgm_day_text (rgm_day_new (2023, 11, 20), RGM_DAY_TEXT_YEAR);
  g_autofree char *day = g_strconcat (date, ", 12:00", NULL);
  g_autofree char *read = g_strdup_printf ("numbers them: 45250.5 is %s.", day);

  g_assert_nonnull (strstr (table_sum (self), read));
  g_assert_nonnull (find_label (table_part (self, "preview"), day));
  g_assert_null (find_label (table_part (self, "preview"), "45250.5"));
  g_assert_cmpstr (table_button (self), ==, "Import 2 Sessions");
  choose (self, 0, RGM_CSV_FIELD_NOTES);
  g_assert_null (strstr (table_sum (self), "numbers them"));
  g_assert_null (find_label (table_part (self, "preview"), day));
  g_assert_nonnull (find_label (table_part (self, "preview"), "45250.5"));
  choose (self, 0, RGM_CSV_FIELD_DAY);
  g_assert_nonnull (find_label (table_part (self, "preview"), day));
}

/* What is kept otherwise than its column says is told, and stands first; so is what the treatment
 * is taken for, where its name stands in place of the concern. */
static void
test_ranges (TableFixture *self, gconstpointer data)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (table_part (self, "rows"), 0);
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (first));

  g_test_message ("%s", subtitle);
  g_assert_true (g_str_has_prefix (subtitle, "Will be added: “0.5–1.0 mm” is a range and no single "
                                             "depth: it goes into the notes. "));
  g_assert_nonnull (strstr (table_sum (self),
                            "1 depth goes into the notes, because it is a range "));
  g_assert_cmpstr (table_button (self), ==, "Import 2 Sessions");
  g_assert_null (strstr (table_sum (self), "treatment"));
  adw_combo_row_set_selected (table_part (self, "target"), 1);
  rgm_table_import_set_name (self->import, "Ana Lopez");
  adw_combo_row_set_selected (table_part (self, "separator"), 1);
  adw_combo_row_set_selected (table_part (self, "separator"), 0);
  g_assert_nonnull (strstr (table_sum (self), "2 sessions name the treatment and no concern: they "
                                            "are taken to be for “Acne scars”."));
}

static const char *
get_subtitle (TableFixture *self, int row)
{
  GtkListBoxRow *found = gtk_list_box_get_row_at_index (table_part (self, "rows"), row);

  return adw_action_row_get_subtitle (ADW_ACTION_ROW (found));
}

/* What a row comes in as is said, and what was not held first. */
static void
test_states (TableFixture *self, gconstpointer data)
{
  g_assert_true (g_str_has_prefix (get_subtitle (self, 0), "Will be added as cancelled"));
  g_assert_true (g_str_has_prefix (get_subtitle (self, 1), "Will be added as missed"));
  g_assert_true (g_str_has_prefix (get_subtitle (self, 2), "Will be added: "));
  g_assert_true (g_str_has_prefix (get_subtitle (self, 3), "Will be added as booked: "));
}

/* Puts a session among what is known, as another program may have done. */
static void
add_known (TableFixture *self, RgmDay day, const char *area)
{
  const RgmPatientContent *patient = self->import->known->patients->pdata[0];
  RgmCourseContent *course = patient->courses->pdata[0];
  RgmSessionRecord *session = rgm_session_record_new (self->course->id, day, RGM_SESSION_DONE);

  rgm_session_record_add_zone (session, area, RGM_DEPTH_NONE, 0);
  g_ptr_array_add (course->sessions, session);
}

/* What is there already and becomes too early is told above all that is simply added. */
static void
test_made_early (TableFixture *self, gconstpointer data)
{
  g_assert_null (strstr (table_sum (self), "becomes too early"));
  add_known (self, rgm_day_new (2025, 10, 15), "face");
  choose (self, 3, RGM_CSV_FIELD_NONE);
  g_assert_nonnull (strstr (table_sum (self),
                            "1 session that is there already becomes too early."));
  g_assert_nonnull (find_label (table_part (self, "rows"), "There already, Sample Patient 1"));
  display_assert_all_named (GTK_WIDGET (self->dialog));
}

/* A row with other areas than a session of its day, which lies in no row, may be a correction: it
 * stands first, and is not kept out. */
static void
test_beside (TableFixture *self, gconstpointer data)
{
  g_assert_null (strstr (table_sum (self), "beside"));
  add_known (self, rgm_day_new (2025, 9, 1), "abdomen");
  choose (self, 3, RGM_CSV_FIELD_NONE);
  g_assert_nonnull (strstr (table_sum (self), "1 session will be added beside another one of the "
                                              "same day, which it may be a correction of."));
  g_assert_true (g_str_has_prefix (get_subtitle (self, 0),
                                   "Will be added: There is already a session on this day with "
                                   "other areas (Done · Abdomen). If this row corrects it, "));
  g_assert_cmpstr (table_button (self), ==, "Import 2 Sessions");
}

static void
test_separator (TableFixture *self, gconstpointer data)
{
  adw_combo_row_set_selected (table_part (self, "separator"), 1);
  g_assert_cmpuint (self->import->table->n_columns, ==, 1);
  adw_combo_row_set_selected (table_part (self, "separator"), 0);
  g_assert_cmpuint (self->import->table->n_columns, ==, 3);
  gtk_switch_set_active (table_part (self, "header"), FALSE);
  g_assert_cmpint (self->import->mapping->header, ==, RGM_CSV_NO_HEADER);
}

static gboolean
has_said (gpointer data)
{
  return ((TableFixture *) data)->said != NULL;
}

static void
test_import (TableFixture *self, gconstpointer data)
{
  adw_combo_row_set_selected (table_part (self, "date_order"), RGM_CSV_DATE_ORDER_MDY);
  gtk_widget_activate (rgm_form_window_get_save_button (RGM_FORM_WINDOW (self->dialog)));
  g_assert_true (display_wait_for (has_said, self));
  g_assert_cmpstr (self->said, ==, "2 sessions imported");
  g_assert_cmpint (self->change, >, 0);
  g_assert_cmpint (rgm_store_changes_get_undo (
    rgm_store_service_get_changes (self->store.service))->id, ==, self->change);
}

static gboolean
on_tick_cb (gpointer data)
{
  gint64 *ticks = data;
  gint64 now = g_get_monotonic_time ();

  ticks[1] = MAX (ticks[1], now - ticks[0]);
  ticks[0] = now;
  return G_SOURCE_CONTINUE;
}

static gboolean
can_import_cb (gpointer data)
{
  return table_can_import (data);
}

static gboolean
is_dialog_gone (gpointer data)
{
  return ((TableFixture *) data)->dialog == NULL;
}

/* What takes long is looked at while the window goes on: the call returns at once, the button
 * waits, and of two answers the last counts. */
static void
test_long_table (TableFixture *self, gconstpointer data)
{
  gint64 ticks[] = { g_get_monotonic_time (), 0 };
  gint64 before = ticks[0], called, done;
  guint source = g_timeout_add (5, on_tick_cb, ticks);

  g_assert_true (table_can_import (self));
  adw_combo_row_set_selected (table_part (self, "date_order"), RGM_CSV_DATE_ORDER_MDY);
  gtk_switch_set_active (table_part (self, "header"), FALSE);
  gtk_switch_set_active (table_part (self, "header"), TRUE);
  called = g_get_monotonic_time () - before;
  g_assert_false (table_can_import (self));
  g_assert_cmpstr (table_sum (self), ==, "Looking at the rows…");
  g_assert_true (display_wait_for (can_import_cb, self));
  done = g_get_monotonic_time () - before;
  g_source_remove (source);
  g_test_message ("called %d ms, done %d ms, longest stop %d ms", (int) (called / 1000),
                  (int) (done / 1000), (int) (ticks[1] / 1000));
  g_assert_true (gtk_switch_get_active (table_part (self, "header")));
  g_assert_cmpint (self->import->mapping->header, ==, 0);
  g_assert_cmpuint (self->import->plan->counts[RGM_CSV_ADDED], ==, GPOINTER_TO_UINT (data));
  g_assert_cmpint (called, <, done / 4);
}

/* Nobody waits for the thread of a window that is closed, and it harms nothing. */
static void
test_long_table_closed (TableFixture *self, gconstpointer data)
{
  adw_combo_row_set_selected (table_part (self, "date_order"), RGM_CSV_DATE_ORDER_MDY);
  g_assert_false (table_can_import (self));
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_assert_true (display_wait_for (is_dialog_gone, self));
}

#define LONG_TEST(path, n_rows, function) \
  g_test_add (path, TableFixture, GUINT_TO_POINTER (n_rows), set_up_long, function, \
              table_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  TABLE_TEST ("/table-import/asks-order", LOG, test_asks_order);
  TABLE_TEST ("/table-import/asks-name", LOG, test_asks_name);
  TABLE_TEST ("/table-import/asks-day", DAYS, test_asks_day);
  TABLE_TEST ("/table-import/columns", LOG, test_columns);
  TABLE_TEST ("/table-import/columns-are-asked-for", LOG, test_columns_are_asked_for);
  TABLE_TEST ("/table-import/names", LOG, test_names);
  TABLE_TEST ("/table-import/names-others", OTHERS, test_names_others);
  TABLE_TEST ("/table-import/serials", SERIALS, test_serials);
  TABLE_TEST ("/table-import/ranges", RANGES, test_ranges);
  TABLE_TEST ("/table-import/states", ABSENCES, test_states);
  TABLE_TEST ("/table-import/made-early", RANGES, test_made_early);
  TABLE_TEST ("/table-import/beside", RANGES, test_beside);
  TABLE_TEST ("/table-import/separator", LOG, test_separator);
  TABLE_TEST ("/table-import/import", LOG, test_import);
  LONG_TEST ("/table-import/long-table", 8000, test_long_table);
  LONG_TEST ("/table-import/long-table-closed", 4000, test_long_table_closed);

  return g_test_run ();
}
