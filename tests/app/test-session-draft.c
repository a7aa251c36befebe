#include "config.h"

#include "rgm-session-draft.h"

#include <string.h>

#define TODAY "2026-11-24"

static RgmDay
day_of (const char *iso)
{
  RgmDay day = RGM_DAY_NONE;

  g_assert_true (rgm_day_parse (iso, &day, NULL));
  return day;
}

static RgmSessionRecord *
make_record (RgmSessionState state)
{
  RgmSessionRecord *record = rgm_session_record_new ("course", day_of (TODAY), state);

  rgm_session_record_add_zone (record, "face", 150, 4);
  rgm_session_record_add_product (record, "Serum A", "L123");
  return record;
}

static RgmSessionDraft *
make_draft (RgmSessionState state)
{
  g_autoptr (RgmSessionRecord) record = make_record (state);

  return rgm_session_draft_new (record, rgm_date_names_get_english ());
}

static RgmSessionRecord *
make (RgmSessionDraft *draft)
{
  return rgm_session_draft_make (draft, rgm_date_names_get_english (), day_of (TODAY));
}

/* What was not touched comes out as it went in. */
static void
test_unchanged (void)
{
  g_autoptr (RgmSessionRecord) before = make_record (RGM_SESSION_DONE);
  g_autoptr (RgmSessionDraft) draft = NULL;
  g_autoptr (RgmSessionRecord) after = NULL;

  before->minute = 870;
  before->length = 30;
  draft = rgm_session_draft_new (before, rgm_date_names_get_english ());
  after = make (draft);
  g_assert_nonnull (after);
  g_assert_null (rgm_session_draft_find_error (draft));
  g_assert_true (rgm_session_record_equal (before, after));
}

/* What is past looks back for a date without a year, a booking ahead; what was called off may lie
 * on either side. */
static void
test_date_without_year (void)
{
  const struct {
    RgmSessionState state;
    const char *text;
    const char *day;
  } cases[] = {
    { RGM_SESSION_DONE, "20 Nov", "2026-11-20" },   { RGM_SESSION_DONE, "2 Dec", "2025-12-02" },
    { RGM_SESSION_MISSED, "20 Nov", "2026-11-20" }, { RGM_SESSION_MISSED, "Fri", "2026-11-20" },
    { RGM_SESSION_BOOKED, "2 Dec", "2026-12-02" },  { RGM_SESSION_BOOKED, "26 May", "2027-05-26" },
    { RGM_SESSION_BOOKED, "24 Nov", "2026-11-24" }, { RGM_SESSION_DONE, "24 Nov", "2026-11-24" },
    { RGM_SESSION_CANCELLED, "20 Nov", "2026-11-20" },
    { RGM_SESSION_CANCELLED, "2 Dec", "2026-12-02" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RgmSessionDraft) draft = make_draft (cases[i].state);
      g_autoptr (RgmSessionRecord) record = NULL;

      rgm_session_draft_set_text (draft, RGM_SESSION_FIELD_DATE, cases[i].text);
      record = make (draft);
      g_assert_nonnull (record);
      g_assert_cmpint (record->day, ==, day_of (cases[i].day));
    }
}

/* A session that took place lies on or before today; a booking may lie anywhere. */
static void
test_done_after_today (void)
{
  const struct {
    RgmSessionState state;
    const char *day;
    gboolean good;
  } cases[] = {
    { RGM_SESSION_DONE, "2026-11-24", TRUE },   { RGM_SESSION_DONE, "2026-11-25", FALSE },
    { RGM_SESSION_DONE, "2026-01-01", TRUE },   { RGM_SESSION_BOOKED, "2026-11-25", TRUE },
    { RGM_SESSION_BOOKED, "2026-11-01", TRUE }, { RGM_SESSION_MISSED, "2026-11-25", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RgmSessionDraft) draft = make_draft (cases[i].state);
      g_autoptr (RgmSessionRecord) record = NULL;

      rgm_session_draft_set_text (draft, RGM_SESSION_FIELD_DATE, cases[i].day);
      record = make (draft);
      g_assert_true ((record != NULL) == cases[i].good);
      if (!cases[i].good)
        g_assert_nonnull (strstr (draft->error[RGM_SESSION_FIELD_DATE], "24 Nov 2026"));
    }
}

static void
test_fields (void)
{
  const struct {
    RgmSessionField field;
    const char *text;
    gboolean good;
  } cases[] = {
    { RGM_SESSION_FIELD_DATE, "", FALSE },        { RGM_SESSION_FIELD_DATE, "soon", FALSE },
    { RGM_SESSION_FIELD_DATE, "31/4/2026", FALSE }, { RGM_SESSION_FIELD_DATE, "1 Nov", TRUE },
    { RGM_SESSION_FIELD_TIME, "", TRUE },         { RGM_SESSION_FIELD_TIME, "25:00", FALSE },
    { RGM_SESSION_FIELD_TIME, "9:15", TRUE },     { RGM_SESSION_FIELD_LENGTH, "", TRUE },
    { RGM_SESSION_FIELD_LENGTH, "0", FALSE },     { RGM_SESSION_FIELD_LENGTH, "1", TRUE },
    { RGM_SESSION_FIELD_LENGTH, "1440", TRUE },   { RGM_SESSION_FIELD_LENGTH, "1441", FALSE },
    { RGM_SESSION_FIELD_LENGTH, "half", FALSE },  { RGM_SESSION_FIELD_LENGTH, "-5", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RgmSessionDraft) draft = make_draft (RGM_SESSION_DONE);
      g_autoptr (RgmSessionRecord) record = NULL;

      g_test_message ("%d: %s", cases[i].field, cases[i].text);
      rgm_session_draft_set_text (draft, cases[i].field, cases[i].text);
      record = make (draft);
      g_assert_true ((draft->error[cases[i].field] == NULL) == cases[i].good);
      g_assert_true ((rgm_session_draft_find_error (draft) == NULL) == cases[i].good);
      /* Only a wrong date keeps a session from being tried. */
      g_assert_true ((record != NULL) ==
                     (cases[i].good || cases[i].field != RGM_SESSION_FIELD_DATE));
    }
}

static void
test_zones (void)
{
  const char *const areas[] = { "neck", "face", NULL };
  g_autoptr (RgmSessionDraft) draft = make_draft (RGM_SESSION_DONE);
  g_autoptr (RgmSessionRecord) record = NULL;
  RgmZoneDraft *zone;

  /* What was typed for an area that stays is kept. */
  rgm_session_draft_set_areas (draft, areas);
  g_assert_cmpuint (draft->zones->len, ==, 2);
  g_assert_cmpstr (rgm_session_draft_find_zone (draft, "face")->depth, ==, "1.50");
  zone = rgm_session_draft_find_zone (draft, "neck");
  g_free (zone->depth);
  zone->depth = g_strdup ("0,75");
  record = make (draft);
  g_assert_null (rgm_session_draft_find_error (draft));
  g_assert_cmpint (rgm_session_record_get_zone (record, 1)->depth, ==, 75);

  g_free (zone->depth);
  zone->depth = g_strdup ("3.51");
  g_clear_pointer (&record, rgm_session_record_free);
  record = make (draft);
  g_assert_nonnull (zone->error);
  g_assert_cmpstr (rgm_session_draft_find_error (draft), ==, zone->error);

  rgm_session_draft_set_areas (draft, NULL);
  g_assert_cmpuint (draft->zones->len, ==, 0);
}

static void
test_passes (void)
{
  const struct {
    const char *text;
    gboolean good;
  } cases[] = { { "", TRUE }, { "1", TRUE }, { "99", TRUE }, { "100", FALSE }, { "0", FALSE },
                { "two", FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RgmSessionDraft) draft = make_draft (RGM_SESSION_DONE);
      g_autoptr (RgmSessionRecord) record = NULL;
      RgmZoneDraft *zone = rgm_session_draft_find_zone (draft, "face");

      g_free (zone->passes);
      zone->passes = g_strdup (cases[i].text);
      record = make (draft);
      g_assert_true ((zone->error == NULL) == cases[i].good);
    }
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* A product may have a lot or none; nothing typed is no product, and a lot alone is an error. */
static void
test_products (void)
{
  g_autoptr (RgmSessionDraft) draft = make_draft (RGM_SESSION_DONE);
  g_autoptr (RgmSessionRecord) record = NULL;
  RgmProductDraft *first = g_ptr_array_index (draft->products, 0);

  g_assert_cmpstr (first->name, ==, "Serum A");
  g_assert_cmpstr (first->lot, ==, "L123");
  g_ptr_array_add (draft->products, rgm_product_draft_new (" Cream, rich ", ""));
  g_ptr_array_add (draft->products, rgm_product_draft_new (" ", ""));
  set_text (&first->lot, " L124 ");
  record = make (draft);
  g_assert_null (rgm_session_draft_find_error (draft));
  g_assert_cmpuint (rgm_session_record_get_n_products (record), ==, 2);
  g_assert_cmpstr (rgm_session_record_get_product (record, 0)->lot, ==, "L124");
  g_assert_cmpstr (rgm_session_record_get_product (record, 1)->name, ==, "Cream, rich");
  g_assert_cmpstr (rgm_session_record_get_product (record, 1)->lot, ==, "");

  set_text (&first->name, "");
  g_clear_pointer (&record, rgm_session_record_free);
  record = make (draft);
  g_assert_cmpstr (rgm_session_draft_find_error (draft), ==,
                   "A lot needs the name of its product.");
}

/* Compares a draft with sessions that took place; takes them. */
static void
compare (RgmSessionDraft *draft, RgmSessionRecord *first, RgmSessionRecord *second)
{
  g_autoptr (GPtrArray) past =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_session_record_free);

  g_ptr_array_add (past, rgm_session_record_copy (first));
  if (second != NULL)
    g_ptr_array_add (past, rgm_session_record_copy (second));
  rgm_session_draft_compare (draft, past);
}

/* The product of last time is offered again, its lot is not: it is on the label. */
static void
test_lot_is_not_offered (void)
{
  g_autoptr (RgmSessionRecord) fresh =
    rgm_session_record_new ("course", day_of (TODAY), RGM_SESSION_DONE);
  g_autoptr (RgmSessionRecord) last = make_record (RGM_SESSION_DONE);
  g_autoptr (RgmSessionDraft) draft =
    rgm_session_draft_new (fresh, rgm_date_names_get_english ());
  const RgmProductDraft *product;

  compare (draft, last, NULL);
  rgm_session_draft_take_last (draft, NULL, 0);
  g_assert_cmpuint (draft->products->len, ==, 1);
  product = g_ptr_array_index (draft->products, 0);
  g_assert_cmpstr (product->name, ==, "Serum A");
  g_assert_cmpstr (product->lot, ==, "");
}

static void
test_take_last (void)
{
  const char *const course_areas[] = { "neck", NULL };
  g_autoptr (RgmSessionRecord) fresh =
    rgm_session_record_new ("course", day_of (TODAY), RGM_SESSION_BOOKED);
  g_autoptr (RgmSessionRecord) last = make_record (RGM_SESSION_DONE);
  g_autoptr (RgmSessionDraft) draft =
    rgm_session_draft_new (fresh, rgm_date_names_get_english ());
  g_autoptr (RgmSessionDraft) first =
    rgm_session_draft_new (fresh, rgm_date_names_get_english ());

  last->setting = RGM_SESSION_SETTING_HOME;
  last->device = RGM_DEVICE_ROLLER;
  compare (draft, last, NULL);
  rgm_session_draft_take_last (draft, course_areas, 30);
  g_assert_cmpint (draft->record->setting, ==, RGM_SESSION_SETTING_HOME);
  g_assert_cmpint (draft->record->device, ==, RGM_DEVICE_ROLLER);
  g_assert_cmpstr (draft->text[RGM_SESSION_FIELD_LENGTH], ==, "30");
  g_assert_cmpuint (draft->zones->len, ==, 1);
  g_assert_cmpint (rgm_session_draft_find_zone (draft, "face")->last_depth, ==, 150);
  /* Its day, what became of it and what was noted are its own. */
  g_assert_cmpint (draft->record->state, ==, RGM_SESSION_BOOKED);
  g_assert_cmpstr (draft->record->notes, ==, "");

  /* The first session has the areas of its course. */
  rgm_session_draft_take_last (first, course_areas, 30);
  g_assert_nonnull (rgm_session_draft_find_zone (first, "neck"));
}

/* An area offers what was done on it last, in whatever course that was. */
static void
test_last_of_an_area (void)
{
  const char *const areas[] = { "face", "neck", NULL };
  g_autoptr (RgmSessionRecord) fresh =
    rgm_session_record_new ("course", day_of (TODAY), RGM_SESSION_BOOKED);
  g_autoptr (RgmSessionRecord) last = make_record (RGM_SESSION_DONE);
  g_autoptr (RgmSessionRecord) other =
    rgm_session_record_new ("other", last->day + 1, RGM_SESSION_DONE);
  g_autoptr (RgmSessionDraft) draft =
    rgm_session_draft_new (fresh, rgm_date_names_get_english ());

  rgm_session_record_add_zone (other, "neck", 75, 3);
  compare (draft, last, other);
  /* What the other course was treated with is not what this one was. */
  g_assert_cmpstr (draft->last->id, ==, last->id);
  rgm_session_draft_set_areas (draft, areas);
  g_assert_cmpstr (rgm_session_draft_find_zone (draft, "neck")->depth, ==, "0.75");
  g_assert_cmpstr (rgm_session_draft_find_zone (draft, "neck")->passes, ==, "3");
  g_assert_cmpint (rgm_session_draft_find_zone (draft, "neck")->last_depth, ==, 75);
  g_assert_cmpint (rgm_session_draft_find_zone (draft, "face")->last_depth, ==, 150);
}

/* What may yet become right is told apart from what is wrong. */
static void
test_unfinished (void)
{
  const struct {
    RgmSessionField field;
    const char *text;
    gboolean is_unfinished;
  } cases[] = {
    { RGM_SESSION_FIELD_DATE, "2 D", TRUE },  { RGM_SESSION_FIELD_DATE, "31 Apr 2026", FALSE },
    { RGM_SESSION_FIELD_DATE, "", TRUE },     { RGM_SESSION_FIELD_DATE, "4 Dec", FALSE },
    { RGM_SESSION_FIELD_TIME, "14:", TRUE },  { RGM_SESSION_FIELD_TIME, "14:3", TRUE },
    { RGM_SESSION_FIELD_TIME, "noon", FALSE }, { RGM_SESSION_FIELD_TIME, "2:30 p", TRUE },
  };
  g_autoptr (RgmSessionRecord) fresh =
    rgm_session_record_new ("course", day_of (TODAY), RGM_SESSION_BOOKED);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RgmSessionDraft) draft =
        rgm_session_draft_new (fresh, rgm_date_names_get_english ());
      g_autoptr (RgmSessionRecord) record = NULL;

      g_test_message ("%s", cases[i].text);
      rgm_session_draft_set_text (draft, cases[i].field, cases[i].text);
      record = make (draft);
      g_assert_cmpint (draft->unfinished[cases[i].field], ==, cases[i].is_unfinished);
      /* Either way it cannot be saved yet, unless it is right. */
      g_assert_cmpint (draft->error[cases[i].field] != NULL, ==,
                       strcmp (cases[i].text, "4 Dec") != 0);
    }
}

/* FACTS: needles for the home are shorter than 1 mm; 1.00 mm draws no note, 1.01 mm does. */
static void
test_deep_at_home (void)
{
  const struct {
    RgmSessionSetting setting;
    gint32 depth;
    gboolean deep;
  } cases[] = {
    { RGM_SESSION_SETTING_HOME, 100, FALSE },   { RGM_SESSION_SETTING_HOME, 101, TRUE },
    { RGM_SESSION_SETTING_CLINIC, 350, FALSE }, { RGM_SESSION_SETTING_UNKNOWN, 350, FALSE },
    { RGM_SESSION_SETTING_HOME, RGM_DEPTH_NONE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RgmSessionRecord) record =
        rgm_session_record_new ("course", day_of (TODAY), RGM_SESSION_DONE);

      record->setting = cases[i].setting;
      rgm_session_record_add_zone (record, "face", cases[i].depth, 0);
      g_assert_true (rgm_session_draft_is_deep_at_home (record) == cases[i].deep);
    }
}

/* What may be one day or another is told as such, and not asked for like the rest of a date. */
static void
test_either_day (void)
{
  RgmDateNames names = *rgm_date_names_get_english ();
  g_autoptr (RgmSessionRecord) record =
    rgm_session_record_new ("course", day_of (TODAY), RGM_SESSION_BOOKED);
  RgmSessionDraft *draft = NULL;

  names.order = RGM_DATE_ORDER_YEAR_MONTH_DAY;
  draft = rgm_session_draft_new (record, &names);
  rgm_session_draft_set_text (draft, RGM_SESSION_FIELD_DATE, "4/12");
  g_assert_null (rgm_session_draft_make (draft, &names, day_of (TODAY)));
  g_assert_false (draft->unfinished[RGM_SESSION_FIELD_DATE]);
  g_assert_cmpstr (draft->error[RGM_SESSION_FIELD_DATE], ==,
                   "“4/12” may be 4 Dec 2026 or 12 Apr 2027. Write 2026-12-04 or 2027-04-12.");
  rgm_session_draft_free (draft);
}

/* A day that the program writes into the field is read as the same day, in any order of dates. */
static void
test_format_day (void)
{
  const char *const days[] = { "2026-12-02", "2027-01-01", "2028-02-29", "1900-01-01",
                               "9999-12-31", "1999-02-03" };

  for (int order = RGM_DATE_ORDER_DAY_MONTH_YEAR; order <= RGM_DATE_ORDER_YEAR_MONTH_DAY; order++)
    for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
      {
        RgmDateNames names = *rgm_date_names_get_english ();
        g_autofree char *text = NULL;
        RgmDay day = RGM_DAY_NONE;

        names.order = (RgmDateOrder) order;
        text = rgm_session_draft_format_day (day_of (days[i]), &names);
        g_assert_true (rgm_date_text_parse (text, &names, day_of (TODAY), &day, NULL));
        g_assert_cmpint (day, ==, day_of (days[i]));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-draft/unchanged", test_unchanged);
  g_test_add_func ("/session-draft/date-without-year", test_date_without_year);
  g_test_add_func ("/session-draft/done-after-today", test_done_after_today);
  g_test_add_func ("/session-draft/fields", test_fields);
  g_test_add_func ("/session-draft/zones", test_zones);
  g_test_add_func ("/session-draft/passes", test_passes);
  g_test_add_func ("/session-draft/products", test_products);
  g_test_add_func ("/session-draft/lot-is-not-offered", test_lot_is_not_offered);
  g_test_add_func ("/session-draft/take-last", test_take_last);
  g_test_add_func ("/session-draft/last-of-an-area", test_last_of_an_area);
  g_test_add_func ("/session-draft/unfinished", test_unfinished);
  g_test_add_func ("/session-draft/deep-at-home", test_deep_at_home);
  g_test_add_func ("/session-draft/format-day", test_format_day);
  g_test_add_func ("/session-draft/either-day", test_either_day);
  return g_test_run ();
}
