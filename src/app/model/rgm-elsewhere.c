#include "config.h"

#include "rgm-elsewhere.h"

#include "rgm-archive-text.h"
#include "rgm-store-error.h"

#include <glib/gi18n-lib.h>

/* What is told whose change was refused because somebody else had changed the same. The sentence of
 * the store names the file, which the window shows already, and not what was changed. */

typedef struct {
  const RgmRecordClass *klass;
  const char *changed;
  const char *deleted;
} Words;

static const Words table[] = {
  { &rgm_session_record_class,
    /* Translators: %s is what is different now, such as “Day: 21 Dec 2026 · State: cancelled”. */
    N_("This session was changed elsewhere meanwhile (%s), so nothing was done to it: look at it, "
       "then decide again."),
    N_("This session was deleted elsewhere meanwhile, so there was nothing left to do.") },
  { &rgm_pause_record_class,
    /* Translators: %s is what is different now, such as “Last day: 21 Dec 2026”. */
    N_("This pause was changed elsewhere meanwhile (%s), so nothing was done to it: look at it, "
       "then decide again."),
    N_("This pause was deleted elsewhere meanwhile, so there was nothing left to do.") },
  { &rgm_course_record_class,
    /* Translators: %s is what is different now, such as “Stopped on: 21 Dec 2026”. */
    N_("This course was changed elsewhere meanwhile (%s), so nothing was done to it: look at it, "
       "then decide again."),
    N_("This course was deleted elsewhere meanwhile, so there was nothing left to do.") },
};

/**
 * rgm_elsewhere_is_refusal:
 * @error: (nullable): an error
 *
 * Returns: whether a change was refused because of what somebody else did
 */
gboolean
rgm_elsewhere_is_refusal (const GError *error)
{
  return g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_CHANGED)
         || g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_DELETED)
         || g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND);
}

static gconstpointer
find_in (const GPtrArray *records, const RgmRecordClass *klass, const char *key)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (rgm_record_get_key (klass, records->pdata[i]), key))
      return records->pdata[i];
  return NULL;
}

static gconstpointer
find_in_course (const RgmCourseContent *course, const RgmRecordClass *klass, const char *key)
{
  if (klass == &rgm_session_record_class)
    return find_in (course->sessions, klass, key);
  if (klass == &rgm_pause_record_class)
    return find_in (course->pauses, klass, key);
  return klass == &rgm_course_record_class && g_str_equal (course->record->id, key)
           ? course->record : NULL;
}

static gconstpointer
find (const RgmPatientContent *patient, const RgmRecordClass *klass, const char *key)
{
  gconstpointer found = NULL;

  for (guint i = 0; found == NULL && i < patient->courses->len; i++)
    found = find_in_course (patient->courses->pdata[i], klass, key);
  return found;
}

static const Words *
find_words (const RgmRecordClass *klass)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].klass == klass)
      return &table[i];
  g_assert_not_reached ();
}

static GError *
make_error (RgmStoreError code, const char *sentence)
{
  return g_error_new_literal (RGM_STORE_ERROR, (int) code, sentence);
}

/**
 * rgm_elsewhere_say_patient_deleted:
 *
 * Returns: what is said of a patient who is not there any more
 */
const char *
rgm_elsewhere_say_patient_deleted (void)
{
  return _("This patient was deleted elsewhere meanwhile, so there was nothing left to do.");
}

/**
 * rgm_elsewhere_get_title:
 *
 * Returns: the title of what tells of a refusal
 */
const char *
rgm_elsewhere_get_title (void)
{
  return _("Changed Elsewhere Meanwhile");
}

/**
 * rgm_elsewhere_explain_other:
 * @error: a refusal
 *
 * Returns: (transfer full): the same without what was changed, where nobody knows that
 */
GError *
rgm_elsewhere_explain_other (const GError *error)
{
  return make_error ((RgmStoreError) error->code,
                     _("Something of this was changed elsewhere meanwhile, so nothing was done: "
                       "look at what is shown now, then decide again."));
}

/**
 * rgm_elsewhere_explain:
 * @klass: the kind of the record that was to be changed or deleted
 * @before: the record as it was shown
 * @patient: (nullable): its patient with all that is there now, or %NULL where they are gone
 * @areas: (nullable): all areas, for their names
 *
 * Says in one sentence what somebody else did.
 *
 * Returns: (transfer full): the refusal
 */
GError *
rgm_elsewhere_explain (const RgmRecordClass *klass, gconstpointer before,
                       const RgmPatientContent *patient, const RgmAreas *areas)
{
  const Words *words = find_words (klass);
  gconstpointer now =
    patient != NULL ? find (patient, klass, rgm_record_get_key (klass, before)) : NULL;
  g_autofree char *difference = NULL;
  g_autofree char *sentence = NULL;

  if (now == NULL)
    return make_error (RGM_STORE_ERROR_DELETED, _(words->deleted));
  difference = rgm_archive_text_difference (klass, before, now, areas);
  if (*difference == '\0')
    return rgm_elsewhere_explain_other (&(GError) { .code = RGM_STORE_ERROR_CHANGED });
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sentence = g_strdup_printf (_(words->changed), difference);
#pragma GCC diagnostic pop
  return make_error (RGM_STORE_ERROR_CHANGED, sentence);
}
