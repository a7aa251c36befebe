#include "config.h"

#include "rgm-course-dialog.h"

#include "rgm-area-picker.h"
#include "rgm-basis-list.h"
#include "rgm-calendar-button.h"
#include "rgm-choice-rows.h"
#include "rgm-columns-layout.h"
#include "rgm-concern-list.h"
#include "rgm-course-meaning.h"
#include "rgm-course-saving.h"
#include "rgm-course-suitability.h"
#include "rgm-date-text.h"
#include "rgm-field-merge.h"
#include "rgm-first-focus.h"
#include "rgm-sentence.h"
#include "rgm-session-details.h"
#include "rgm-session-draft.h"
#include "rgm-text-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * RgmCourseDialog:
 *
 * Adds a course, or changes one: concern, severity, spacing, areas, start. What the choice will
 * mean is shown as one chooses, and where the sources disagree about it.
 */
struct _RgmCourseDialog {
  RgmFormWindow parent_instance;

  AdwComboRow *concern;
  AdwComboRow *severity;
  GtkLabel *meaning_sessions;
  GtkLabel *meaning_spacing;
  GtkLabel *meaning_too_early;
  GtkLabel *meaning_reading;
  GtkLabel *meaning_sources;
  GtkLabel *change;
  GtkWidget *basis_box;
  RgmBasisList *bases;
  GtkLabel *disagreement;
  GtkLabel *area_names;
  RgmAreaPicker *areas;
  RgmTextField *start;
  RgmCalendarButton *calendar;
  GtkWidget *suitability;
  GtkBox *suitability_box;

  RgmCourseModel *model;
  GPtrArray *concerns;
  RgmCourseRecord *record;
  RgmProtocol *protocol;
  /* The course as it is known to be in the database, or NULL where it is not there. */
  RgmCourseRecord *before;
  gboolean is_new;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (RgmCourseDialog, rgm_course_dialog, RGM_TYPE_FORM_WINDOW)

#define SUBJECT_SPACING "spacing"

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static const char *
get_severity (RgmCourseDialog *self)
{
  return rgm_concern_list_get_severity (self->protocol,
                                        adw_combo_row_get_selected (self->severity));
}

static void
replace (char **field, const char *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_free (*field);
  *field = copy;
}

/* Reads the start; it may be left empty. */
static gboolean
take_start (RgmCourseDialog *self)
{
  const char *text = rgm_text_field_get_text (self->start);
  g_autoptr (GError) error = NULL;
  RgmDay day = RGM_DAY_NONE;

  if (!rgm_date_text_parse (text, rgm_date_names_get_local (),
                            rgm_course_model_get_today (self->model), &day, &error) &&
      !g_error_matches (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_EMPTY))
    {
      rgm_text_field_set_error (self->start, error->message);
      return FALSE;
    }
  rgm_text_field_set_error (self->start, NULL);
  rgm_calendar_button_set_day (self->calendar, day);
  self->record->start_day = day;
  return TRUE;
}

static gboolean
take_form (RgmCourseDialog *self)
{
  replace (&self->record->severity, get_severity (self));
  replace (&self->record->basis, rgm_basis_list_get_basis (self->bases));
  g_strfreev (self->record->areas);
  self->record->areas = rgm_area_picker_dup_selected (self->areas);
  return take_start (self);
}

/* Notes who chose the basis, unless it is the one there was, or the default of a new course. */
static void
note_choice (RgmCourseDialog *self)
{
  const char *before = self->before == NULL ? RGM_BASIS_DEFAULT : self->before->basis;

  if (strcmp (before, self->record->basis) == 0)
    return;
  replace (&self->record->basis_chosen_by, g_get_real_name ());
  self->record->basis_chosen_at = g_get_real_time ();
}

static void
show_meaning (RgmCourseDialog *self, RgmRules *rules)
{
  g_autoptr (RgmCourseMeaning) meaning =
    rgm_course_meaning_new (rules, rgm_course_model_get_catalogue (self->model));

  show_text (self->meaning_sessions, meaning->sessions);
  show_text (self->meaning_spacing, meaning->spacing);
  show_text (self->meaning_too_early, meaning->too_early);
  show_text (self->meaning_reading, meaning->reading ? rgm_sentence_reading () : NULL);
  show_text (self->meaning_sources, meaning->sources);
}

/* How the dates of the course change. */
static void
show_change (RgmCourseDialog *self, RgmRules *rules)
{
  const RgmCourseContent *content = rgm_course_model_get_content (self->model);
  RgmPlan *plan = rgm_course_model_get_plan (self->model);
  g_autoptr (RgmPlan) tried = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;

  if (!self->is_new && plan != NULL && strcmp (content->record->id, self->record->id) == 0)
    tried = rgm_course_content_get_plan_by_rules (content, rules,
                                                  rgm_course_model_get_areas (self->model),
                                                  plan->today, NULL);
  if (tried != NULL)
    {
      before = rgm_sentence_next_range (plan);
      after = rgm_sentence_next_range (tried);
    }
  if (before != NULL && after != NULL && strcmp (before, after) != 0)
    /* Translators: how the dates of the next session change; both %s are days. */
    text = g_strdup_printf (_("Next session: %s instead of %s"), after, before);
  show_text (self->change, text);
}

static void
review (RgmCourseDialog *self)
{
  g_autofree char *names = NULL;
  g_autoptr (RgmRules) rules = NULL;
  const char *without_area = _("None chosen: only sessions for which areas are noted are compared "
                               "with those of other courses.");
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  if (self->is_filling)
    return;
  is_good = take_form (self);
  names = rgm_session_details_area_names (rgm_course_model_get_areas (self->model),
                                          (const char *const *) self->record->areas);
  gtk_label_set_label (self->area_names, *names != '\0' ? names : without_area);
  rules = rgm_rules_new (self->protocol, get_severity (self), self->record->basis, &error);
  if (rules != NULL)
    {
      show_meaning (self, rules);
      show_change (self, rules);
    }
  else
    show_text (self->change, error->message);
  rgm_form_window_set_can_save (RGM_FORM_WINDOW (self), is_good && rules != NULL, NULL);
}

static void
on_edited_cb (RgmCourseDialog *self)
{
  review (self);
}

static void
on_day_chosen_cb (RgmCourseDialog *self, int day)
{
  g_autofree char *text = rgm_session_draft_format_day (day, rgm_date_names_get_local ());

  rgm_text_field_set_text (self->start, text);
  review (self);
}

static void
show_bases (RgmCourseDialog *self)
{
  RgmCatalogue *catalogue = rgm_course_model_get_catalogue (self->model);
  g_autofree char *disagreement =
    rgm_course_suitability_disagreement (self->protocol, SUBJECT_SPACING, catalogue);

  rgm_basis_list_set_protocol (self->bases, self->protocol, self->record->basis, catalogue);
  gtk_widget_set_visible (self->basis_box, self->protocol->n_bases > 1);
  show_text (self->disagreement, disagreement);
}

/* Offers what the protocol has to choose from. */
static void
show_protocol (RgmCourseDialog *self)
{
  g_autoptr (GListModel) severities = rgm_concern_list_get_severities (self->protocol);

  self->is_filling = TRUE;
  adw_combo_row_set_model (self->severity, severities);
  adw_combo_row_set_selected (self->severity, rgm_concern_list_find_severity (
                                                self->protocol, self->record->severity));
  gtk_widget_set_visible (GTK_WIDGET (self->severity), self->protocol->n_severities > 0);
  show_bases (self);
  gtk_widget_set_visible (self->suitability, self->protocol->n_suitabilities > 0);
  rgm_course_suitability_fill (self->suitability_box, self->protocol,
                               rgm_course_model_get_catalogue (self->model));
  self->is_filling = FALSE;
}

static void
set_protocol (RgmCourseDialog *self, RgmProtocol *protocol)
{
  g_clear_pointer (&self->protocol, rgm_protocol_unref);
  self->protocol = rgm_protocol_ref (protocol);
}

/* Another concern: a record of its own, with the areas and the start that were chosen. */
static void
on_concern_cb (RgmCourseDialog *self)
{
  guint position = adw_combo_row_get_selected (self->concern);
  RgmCourseRecord *record;

  if (self->is_filling || !self->is_new || position >= self->concerns->len)
    return;
  set_protocol (self, g_ptr_array_index (self->concerns, position));
  record = rgm_course_record_new (self->record->patient_id, self->protocol);
  rgm_course_record_free (self->record);
  self->record = record;
  show_protocol (self);
  review (self);
}

static void
rgm_course_dialog_save (RgmFormWindow *form)
{
  RgmCourseDialog *self = RGM_COURSE_DIALOG (form);

  if (!take_form (self))
    return;
  note_choice (self);
  rgm_form_window_begin_saving (form);
  rgm_course_model_select_course (self->model, self->record->id);
  rgm_course_model_save_course_async (self->model, self->before, self->record, NULL,
                                      rgm_course_saving_cb, g_object_ref (form));
}

static void
merge_areas (RgmCourseDialog *self, const RgmCourseRecord *there)
{
  RgmAreas *areas = rgm_course_model_get_areas (self->model);
  g_auto (GStrv) selected = rgm_area_picker_dup_selected (self->areas);
  g_autofree char *before = rgm_area_picker_join (self->areas, self->before->areas);
  g_autofree char *here = rgm_area_picker_join (self->areas, selected);
  g_autofree char *now = rgm_area_picker_join (self->areas, there->areas);
  g_autofree char *shown =
    rgm_session_details_area_names (areas, (const char *const *) there->areas);

  if (rgm_field_merge (GTK_WIDGET (self->area_names), before, here, now, shown))
    rgm_area_picker_set_selected (self->areas, (const char *const *) there->areas);
}

/* What people call a basis; of one that the protocol does not have only its id is known. */
static const char *
get_basis_name (RgmCourseDialog *self, const char *id)
{
  const RgmBasis *basis = rgm_protocol_find_basis (self->protocol, id);

  return basis != NULL ? g_dgettext (GETTEXT_PACKAGE, basis->name) : id;
}

static void
merge_basis (RgmCourseDialog *self, const RgmCourseRecord *there)
{
  const char *here = rgm_basis_list_get_basis (self->bases);
  const char *shown = get_basis_name (self, there->basis);

  if (rgm_field_merge (self->basis_box, self->before->basis, here, there->basis, shown))
    rgm_basis_list_set_protocol (self->bases, self->protocol, there->basis,
                                 rgm_course_model_get_catalogue (self->model));
}

/* Takes what was changed there into the fields that were left alone here. */
static void
merge (RgmCourseDialog *self, const RgmCourseRecord *there)
{
  const RgmDateNames *names = rgm_date_names_get_local ();
  g_autofree char *start_before = rgm_session_draft_format_day (self->before->start_day, names);
  g_autofree char *start = rgm_session_draft_format_day (there->start_day, names);

  self->is_filling = TRUE;
  rgm_field_merge_choice (
    self->severity, rgm_concern_list_find_severity (self->protocol, self->before->severity),
    rgm_concern_list_find_severity (self->protocol, there->severity));
  merge_basis (self, there);
  merge_areas (self, there);
  rgm_field_merge_text (self->start, start_before, start);
  self->is_filling = FALSE;
  rgm_course_record_free (self->record);
  self->record = rgm_course_record_copy (there);
  rgm_course_record_free (self->before);
  self->before = rgm_course_record_copy (there);
}

static void
take_there (RgmCourseDialog *self, const RgmCourseRecord *there)
{
  RgmFormWindow *form = RGM_FORM_WINDOW (self);
  gboolean is_untouched = !rgm_form_window_get_changed (form);

  merge (self, there);
  if (is_untouched)
    rgm_form_window_set_clean (form);
  rgm_form_window_tell (form, _("This course was changed elsewhere while you were editing. What "
                                "you typed is kept, and the rest shows what is there now: look "
                                "it over, then save."));
}

/* Its sessions are gone: saved again, it is a course of its own. */
static void
take_deletion (RgmCourseDialog *self)
{
  g_autofree char *id = g_uuid_string_random ();

  g_clear_pointer (&self->before, rgm_course_record_free);
  replace (&self->record->id, id);
  self->record->created = 0;
  self->is_new = TRUE;
  gtk_button_set_label (
    GTK_BUTTON (rgm_form_window_get_save_button (RGM_FORM_WINDOW (self))), _("_Save as New"));
  rgm_form_window_tell (RGM_FORM_WINDOW (self),
                        _("This course was deleted elsewhere while you were editing, with its "
                          "sessions. What you entered is still here: save it as a new course, "
                          "or cancel."));
}

static void
rgm_course_dialog_renew (RgmFormWindow *form)
{
  RgmCourseDialog *self = RGM_COURSE_DIALOG (form);
  const RgmCourseContent *content;

  if (self->is_filling || self->before == NULL
      || !rgm_course_saving_find (self->model, self->before, &content))
    return;
  if (content == NULL)
    take_deletion (self);
  else if (!rgm_course_record_equal (content->record, self->before))
    take_there (self, content->record);
  review (self);
}

static void
rgm_course_dialog_dispose (GObject *object)
{
  RgmCourseDialog *self = RGM_COURSE_DIALOG (object);

  self->is_filling = TRUE;
  g_clear_pointer (&self->concerns, g_ptr_array_unref);
  g_clear_pointer (&self->record, rgm_course_record_free);
  g_clear_pointer (&self->before, rgm_course_record_free);
  g_clear_pointer (&self->protocol, rgm_protocol_unref);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (rgm_course_dialog_parent_class)->dispose (object);
}

static void
rgm_course_dialog_class_init (RgmCourseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_course_dialog_dispose;
  RGM_FORM_WINDOW_CLASS (klass)->save = rgm_course_dialog_save;
  RGM_FORM_WINDOW_CLASS (klass)->renew = rgm_course_dialog_renew;
  g_type_ensure (RGM_TYPE_AREA_PICKER);
  g_type_ensure (RGM_TYPE_BASIS_LIST);
  g_type_ensure (RGM_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (RGM_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-course-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, concern);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, severity);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, meaning_sessions);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, meaning_spacing);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, meaning_too_early);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, meaning_reading);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, meaning_sources);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, change);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, basis_box);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, bases);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, disagreement);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, area_names);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, areas);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, start);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, suitability);
  gtk_widget_class_bind_template_child (widget_class, RgmCourseDialog, suitability_box);
}

static void
rgm_course_dialog_init (RgmCourseDialog *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  rgm_choice_rows_name (GTK_WIDGET (self->concern));
  rgm_choice_rows_name (GTK_WIDGET (self->severity));
  self->calendar = RGM_CALENDAR_BUTTON (rgm_calendar_button_new ());
  rgm_text_field_add_suffix (self->start, GTK_WIDGET (self->calendar));
  g_signal_connect_object (self->concern, "notify::selected", G_CALLBACK (on_concern_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->severity, "notify::selected", G_CALLBACK (on_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bases, "changed", G_CALLBACK (on_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->areas, "changed", G_CALLBACK (on_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start, "changed", G_CALLBACK (on_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "chosen", G_CALLBACK (on_day_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill (RgmCourseDialog *self, const char *title, const char *save)
{
  g_autofree char *start = rgm_session_draft_format_day (self->record->start_day,
                                                         rgm_date_names_get_local ());

  rgm_form_window_set_words (RGM_FORM_WINDOW (self), title, save);
  rgm_text_field_set_text (self->start, start);
  rgm_area_picker_set_areas (self->areas, rgm_course_model_get_areas (self->model));
  rgm_area_picker_set_selected (self->areas, (const char *const *) self->record->areas);
  show_protocol (self);
  review (self);
  rgm_form_window_set_clean (RGM_FORM_WINDOW (self));
  rgm_first_focus_set (GTK_WINDOW (self),
                       GTK_WIDGET (self->is_new ? self->concern : self->severity));
}

/**
 * rgm_course_dialog_new:
 * @model: the patient that gets the course
 *
 * Makes a dialog that adds a course. It begins with the first concern there is, and today.
 *
 * Returns: (transfer none) (nullable): the dialog; GTK keeps it until it is closed. %NULL where
 *   there is no patient or no protocol
 */
RgmCourseDialog *
rgm_course_dialog_new (RgmCourseModel *model)
{
  RgmCatalogue *catalogue;
  g_autoptr (GPtrArray) concerns = NULL;
  g_autoptr (GListModel) names = NULL;
  RgmCourseDialog *self;

  g_return_val_if_fail (RGM_IS_COURSE_MODEL (model), NULL);

  catalogue = rgm_course_model_get_catalogue (model);
  concerns = catalogue != NULL ? rgm_concern_list_new (catalogue) : g_ptr_array_new ();
  if (concerns->len == 0 || rgm_course_model_get_patient_id (model) == NULL)
    return NULL;
  self = g_object_new (RGM_TYPE_COURSE_DIALOG, NULL);
  self->model = g_object_ref (model);
  self->is_new = TRUE;
  names = rgm_concern_list_get_names (concerns, catalogue);
  adw_combo_row_set_model (self->concern, names);
  set_protocol (self, g_ptr_array_index (concerns, 0));
  self->concerns = g_steal_pointer (&concerns);
  self->record = rgm_course_record_new (rgm_course_model_get_patient_id (model), self->protocol);
  self->record->start_day = rgm_course_model_get_today (model);
  fill (self, _("Add Course"), _("_Add"));
  return self;
}

/**
 * rgm_course_dialog_new_edit:
 * @model: the course
 *
 * Makes a dialog that changes the selected course. Its concern stays: the sessions belong to it.
 *
 * Returns: (transfer none) (nullable): the dialog; GTK keeps it until it is closed. %NULL where no
 *   course is selected whose protocol can be read
 */
RgmCourseDialog *
rgm_course_dialog_new_edit (RgmCourseModel *model)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (RgmProtocol) protocol = NULL;
  const RgmCourseContent *content;
  RgmCourseDialog *self;

  g_return_val_if_fail (RGM_IS_COURSE_MODEL (model), NULL);

  content = rgm_course_model_get_content (model);
  if (content != NULL)
    protocol = rgm_course_record_get_protocol (content->record, NULL);
  if (protocol == NULL)
    return NULL;
  self = g_object_new (RGM_TYPE_COURSE_DIALOG, NULL);
  self->model = g_object_ref (model);
  self->concerns = g_ptr_array_new ();
  self->record = rgm_course_record_copy (content->record);
  self->before = rgm_course_record_copy (content->record);
  if (!rgm_protocol_has_basis (protocol, self->record->basis))
    replace (&self->record->basis, RGM_BASIS_DEFAULT);
  set_protocol (self, protocol);
  gtk_string_list_append (names, g_dgettext (GETTEXT_PACKAGE, self->protocol->name));
  adw_combo_row_set_model (self->concern, G_LIST_MODEL (names));
  gtk_widget_set_sensitive (GTK_WIDGET (self->concern), FALSE);
  rgm_course_model_select_course (model, self->before->id);
  g_signal_connect_object (model, "notify::course", G_CALLBACK (rgm_form_window_renew), self,
                           G_CONNECT_SWAPPED);
  fill (self, _("Edit Course"), _("_Save"));
  return self;
}
