#include "config.h"

#include "rgm-session-dialog-private.h"

#include "rgm-course-saving.h"
#include "rgm-field-merge.h"
#include "rgm-field-note.h"
#include "rgm-reaction-text.h"
#include "rgm-session-details.h"
#include "rgm-session-merge.h"

#include <glib/gi18n-lib.h>

/* What becomes of a session being entered when it, or its course, is changed elsewhere. */

static void
merge_texts (RgmSessionDialog *self, const RgmSessionDraft *before, const RgmSessionDraft *there)
{
  RgmTextField *const fields[] = { self->date, self->time, self->length };

  for (int i = 0; i < RGM_SESSION_N_FIELDS; i++)
    rgm_field_merge_text (fields[i], before->text[i], there->text[i]);
  rgm_field_merge_text (self->override_reason, before->record->override_reason,
                        there->record->override_reason);
  rgm_field_merge_entry (self->device_name, before->record->device_name,
                         there->record->device_name);
  rgm_field_merge_entry (self->counts_reason, before->record->counts_reason,
                         there->record->counts_reason);
  rgm_field_merge_notes (self->notes, before->record->notes, there->record->notes);
}

static void
merge_choices (RgmSessionDialog *self, const RgmSessionRecord *before,
               const RgmSessionRecord *there)
{
  rgm_field_merge_choice (self->state, before->state, there->state);
  rgm_field_merge_choice (self->setting, before->setting, there->setting);
  rgm_field_merge_choice (self->device, before->device, there->device);
  rgm_field_merge_choice (self->counts, before->counts, there->counts);
  rgm_field_merge_choice (self->pain, (guint) (before->pain - RGM_PAIN_NONE),
                          (guint) (there->pain - RGM_PAIN_NONE));
}

static void
merge_reaction (RgmSessionDialog *self, const RgmSessionRecord *before,
                const RgmSessionRecord *there)
{
  AdwComboRow *const scales[RGM_N_REACTIONS] = { self->redness, self->swelling, self->bleeding };
  g_auto (RgmReaction) old = { 0 };
  g_auto (RgmReaction) now = { 0 };

  rgm_reaction_text_parse (before->reaction, &old);
  rgm_reaction_text_parse (there->reaction, &now);
  for (int i = 0; i < RGM_N_REACTIONS; i++)
    rgm_field_merge_choice (scales[i], old.degrees[i], now.degrees[i]);
  rgm_field_merge_entry (self->reaction, old.words, now.words);
}

/* “Forehead 0.50 mm ×4” */
static char *
describe_zones (RgmSessionDialog *self, const RgmSessionDraft *draft)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < draft->zones->len; i++)
    {
      const RgmZoneDraft *zone = draft->zones->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "",
                              rgm_session_details_area_name (
                                rgm_course_model_get_areas (self->model), zone->area));
      if (*zone->depth != '\0')
        g_string_append_printf (text, " %s mm", zone->depth);
      if (*zone->passes != '\0')
        g_string_append_printf (text, " ×%s", zone->passes);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_products (const RgmSessionDraft *draft)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < draft->products->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "",
                            ((RgmProductDraft *) draft->products->pdata[i])->name);
  return g_string_free (text, FALSE);
}

static void
tell_list (gpointer list, RgmMerged merged, const char *shown)
{
  if (merged & RGM_MERGED_CONFLICT)
    rgm_field_merge_tell (GTK_WIDGET (list), shown);
  else if (merged & RGM_MERGED_TAKEN)
    rgm_field_note_set (GTK_WIDGET (list), NULL);
}

static void
merge_lists (RgmSessionDialog *self, const RgmSessionDraft *before, RgmSessionDraft *there)
{
  g_autofree char *zones_text = describe_zones (self, there);
  g_autofree char *products_text = describe_products (there);
  RgmMerged zones = rgm_session_merge_zones (self->draft, before, there);
  RgmMerged products = rgm_session_merge_products (self->draft, before, there);

  if (zones & RGM_MERGED_TAKEN)
    rgm_session_dialog_show_zones (self);
  if (products & RGM_MERGED_TAKEN)
    rgm_product_list_set_draft (self->products, self->draft);
  tell_list (self->zones, zones, zones_text);
  tell_list (self->products, products, products_text);
}

/* Takes what was changed there into the fields that were left alone here. */
static void
merge (RgmSessionDialog *self, const RgmSessionRecord *record)
{
  const RgmDateNames *names = rgm_date_names_get_local ();
  g_autoptr (RgmSessionDraft) before = rgm_session_draft_new (self->before, names);
  g_autoptr (RgmSessionDraft) there = rgm_session_draft_new (record, names);

  self->is_filling = TRUE;
  merge_texts (self, before, there);
  merge_choices (self, self->before, record);
  merge_reaction (self, self->before, record);
  merge_lists (self, before, there);
  self->is_filling = FALSE;
  rgm_session_record_free (self->draft->record);
  self->draft->record = rgm_session_record_copy (record);
  rgm_session_record_free (self->before);
  self->before = rgm_session_record_copy (record);
}

static void
tell (RgmSessionDialog *self, const char *sentence)
{
  rgm_form_window_tell (RGM_FORM_WINDOW (self), sentence);
}

/* Saved again, it is a session of its own: that the other is gone was somebody's will. */
static void
take_deletion (RgmSessionDialog *self)
{
  g_autofree char *id = g_uuid_string_random ();

  g_clear_pointer (&self->before, rgm_session_record_free);
  rgm_record_set_text (&self->draft->record->id, id);
  self->draft->record->created = 0;
  gtk_button_set_label (
    GTK_BUTTON (rgm_form_window_get_save_button (RGM_FORM_WINDOW (self))), _("_Save as New"));
  tell (self, _("This session was deleted elsewhere while you were editing. What you entered is "
                "still here: save it as a new session, or cancel."));
}

static void
take_session (RgmSessionDialog *self, const RgmSessionRecord *there)
{
  gboolean is_untouched = !rgm_form_window_get_changed (RGM_FORM_WINDOW (self));

  merge (self, there);
  if (is_untouched)
    rgm_form_window_set_clean (RGM_FORM_WINDOW (self));
  tell (self, _("This session was changed elsewhere while you were editing. What you typed is "
                "kept, and the rest shows what is there now: look it over, then save."));
}

/* Whether somebody else has put a session on the very day that is entered: it may be the same. */
static gboolean
has_same_day (RgmSessionDialog *self, const RgmCourseContent *content)
{
  for (guint i = 0; self->tried != NULL && i < content->sessions->len; i++)
    {
      const RgmSessionRecord *session = content->sessions->pdata[i];

      if (session->day == self->tried->day
          && (session->state == RGM_SESSION_BOOKED || session->state == RGM_SESSION_DONE)
          && !g_str_equal (session->id, self->tried->id)
          && rgm_course_content_find_session (self->seen, session->id) == NULL)
        return TRUE;
    }
  return FALSE;
}

static void
tell_of_course (RgmSessionDialog *self, gboolean is_same_day)
{
  tell (self, is_same_day
                ? _("A session was entered elsewhere for this day while you were editing. Look "
                    "whether it is the same one: then cancel, or else save yours as well.")
                : _("Something else of this course was changed elsewhere while you were editing. "
                    "What follows from it is worked out anew: look it over, then save."));
}

static void
take_course (RgmSessionDialog *self, const RgmCourseContent *content)
{
  const RgmSessionRecord *there =
    self->before != NULL ? rgm_course_content_find_session (content, self->before->id) : NULL;
  gboolean is_same_day = has_same_day (self, content);

  self->is_course_lost = FALSE;
  rgm_session_dialog_set_seen (self, content);
  if (self->before != NULL && there == NULL)
    take_deletion (self);
  else if (there != NULL && !rgm_session_record_equal (there, self->before))
    take_session (self, there);
  else
    tell_of_course (self, is_same_day);
  rgm_session_dialog_compare_past (self);
}

/* A course comes back by undoing that it was deleted, and what was typed can be saved again. */
static void
lose_course (RgmSessionDialog *self)
{
  if (self->is_course_lost)
    return;
  self->is_course_lost = TRUE;
  tell (self, _("The course of this session was deleted elsewhere while you were editing. What you "
                "entered is still here, but has no place any more: copy what you need, then "
                "cancel."));
}

/**
 * rgm_session_dialog_renew: (skip)
 * @form: the dialog
 *
 * Looks what became of the session and its course elsewhere, and takes it in.
 */
void
rgm_session_dialog_renew (RgmFormWindow *form)
{
  RgmSessionDialog *self = RGM_SESSION_DIALOG (form);
  const RgmCourseContent *content;

  if (self->draft == NULL || self->is_filling
      || !rgm_course_saving_find (self->model, self->seen->record, &content))
    return;
  if (content == NULL)
    lose_course (self);
  else if (self->is_course_lost || !rgm_course_content_has_same_records (content, self->seen))
    take_course (self, content);
  rgm_session_dialog_review (self);
}
