#include "config.h"

#include "rgm-session-dialog.h"

#include "rgm-choice-rows.h"
#include "rgm-columns-layout.h"
#include "rgm-course-saving.h"
#include "rgm-entry-role.h"
#include "rgm-first-focus.h"
#include "rgm-in-sight.h"
#include "rgm-one-line.h"
#include "rgm-sentence.h"
#include "rgm-session-details.h"
#include "rgm-session-dialog-private.h"
#include "rgm-why-window.h"
#include "rgm-wrap-layout.h"

#include <glib/gi18n-lib.h>

/**
 * RgmSessionDialog:
 *
 * Records a session that took place, books one, or changes either. What the engine says of it is
 * shown before it is saved; it warns and never blocks. While saving fails, everything typed stays.
 */
G_DEFINE_FINAL_TYPE (RgmSessionDialog, rgm_session_dialog, RGM_TYPE_FORM_WINDOW)

static const RgmDateNames *
get_names (void)
{
  return rgm_date_names_get_local ();
}

static void
replace (char **field, const char *text)
{
  g_free (*field);
  *field = g_strstrip (g_strdup (text));
}

static char *
get_notes (RgmSessionDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Where none is asked for, the one that was told before stays, and none that was typed just now. */
static const char *
get_override_reason (RgmSessionDialog *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->override_reason))
           ? rgm_text_field_get_text (self->override_reason) : self->reason_before;
}

/* Takes what the widgets hold into the draft. The zones take theirs by themselves. */
static void
take_form (RgmSessionDialog *self)
{
  RgmSessionRecord *record = self->draft->record;
  g_autofree char *notes = get_notes (self);

  rgm_session_draft_set_text (self->draft, RGM_SESSION_FIELD_DATE,
                              rgm_text_field_get_text (self->date));
  rgm_session_draft_set_text (self->draft, RGM_SESSION_FIELD_TIME,
                              rgm_text_field_get_text (self->time));
  rgm_session_draft_set_text (self->draft, RGM_SESSION_FIELD_LENGTH,
                              rgm_text_field_get_text (self->length));
  if (!self->is_new)
    record->state = (RgmSessionState) adw_combo_row_get_selected (self->state);
  record->setting = (RgmSessionSetting) adw_combo_row_get_selected (self->setting);
  record->device = (RgmDevice) adw_combo_row_get_selected (self->device);
  record->counts = (RgmCounts) adw_combo_row_get_selected (self->counts);
  replace (&record->device_name, gtk_editable_get_text (self->device_name));
  rgm_session_dialog_take_reaction (self);
  replace (&record->counts_reason,
           record->counts == RGM_COUNTS_AUTO ? "" : gtk_editable_get_text (self->counts_reason));
  replace (&record->override_reason, get_override_reason (self));
  replace (&record->notes, notes);
}

static void
show_errors (RgmSessionDialog *self)
{
  const char *error = rgm_session_draft_find_error (self->draft);

  RgmTextField *fields[] = { self->date, self->time, self->length };

  for (int i = 0; i < RGM_SESSION_N_FIELDS; i++)
    rgm_text_field_set_problem (fields[i], self->draft->error[i], self->draft->unfinished[i]);
  rgm_zone_list_show_errors (self->zones);
  rgm_product_list_show_errors (self->products);
  rgm_form_window_set_can_save (RGM_FORM_WINDOW (self), error == NULL, error);
}

/* Which day is meant, where that is not what was typed. */
static void
show_day (RgmSessionDialog *self, const RgmSessionRecord *record)
{
  g_autofree char *day =
    record != NULL ? rgm_session_draft_format_day (record->day, get_names ()) : NULL;
  g_autofree char *typed = g_strstrip (g_strdup (rgm_text_field_get_text (self->date)));

  rgm_text_field_set_hint (self->date, g_strcmp0 (day, typed) != 0 ? day : NULL);
}

static void
show_home_note (RgmSessionDialog *self, const RgmSessionRecord *record)
{
  static const char *const ids[] = { "how-long", NULL };
  gboolean deep = record != NULL && rgm_session_draft_is_deep_at_home (record);
  g_autofree char *sources = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->home_note), deep);
  if (!deep)
    return;
  sources = rgm_sentence_sources (ids, rgm_course_model_get_catalogue (self->model));
  /* Translators: a note beside a depth over 1 mm at home; %s names the source. */
  text = g_strdup_printf (_("Devices for use at home have needles shorter than 1 mm. %s."),
                          sources);
  gtk_label_set_label (self->home_note, text);
}

/**
 * rgm_session_dialog_review: (skip)
 * @self: a dialog that is filled
 *
 * Looks at all that was entered and shows what is wrong with it and what would follow.
 */
void
rgm_session_dialog_review (RgmSessionDialog *self)
{
  g_autoptr (RgmSessionRecord) record = NULL;

  if (self->is_filling)
    return;
  take_form (self);
  record = rgm_session_draft_make (self->draft, get_names (),
                                   rgm_course_model_get_today (self->model));
  show_errors (self);
  show_day (self, record);
  rgm_session_dialog_check (self, record);
  rgm_session_dialog_compare (self);
  show_home_note (self, record);
  rgm_in_sight_reveal (GTK_WIDGET (self->counts_reason),
                       adw_combo_row_get_selected (self->counts) != RGM_COUNTS_AUTO);
  rgm_session_dialog_show_reaction (self);
  if (record != NULL)
    rgm_calendar_button_set_day (self->calendar, record->day);
}

static void
write_day (RgmSessionDialog *self, RgmDay day)
{
  g_autofree char *text = rgm_session_draft_format_day (day, get_names ());

  rgm_text_field_set_text (self->date, text);
}

static void
take_day (RgmSessionDialog *self, RgmDay day)
{
  write_day (self, day);
  rgm_session_dialog_review (self);
}

static void
on_edited_cb (RgmSessionDialog *self)
{
  rgm_session_dialog_review (self);
}

/* Once the date is typed it stands there as dates do. The day is the same: whatever was made for it
 * stays, because that is where the keyboard may be on its way to. */
static void
on_date_left_cb (RgmSessionDialog *self)
{
  if (self->draft == NULL || self->draft->error[RGM_SESSION_FIELD_DATE] != NULL
      || self->tried == NULL)
    return;
  write_day (self, self->tried->day);
  rgm_text_field_set_hint (self->date, NULL);
}

static void
on_day_chosen_cb (RgmSessionDialog *self, int day)
{
  take_day (self, day);
}

static void
on_areas_changed_cb (RgmSessionDialog *self)
{
  g_auto (GStrv) selected = rgm_area_picker_dup_selected (self->areas);

  rgm_session_draft_set_areas (self->draft, (const char *const *) selected);
  rgm_zone_list_set_draft (self->zones, self->draft, rgm_course_model_get_areas (self->model));
  rgm_session_dialog_review (self);
}

static void
rgm_session_dialog_save (RgmFormWindow *form)
{
  RgmSessionDialog *self = RGM_SESSION_DIALOG (form);
  g_autoptr (RgmSessionRecord) record = NULL;

  take_form (self);
  record = rgm_session_draft_make (self->draft, get_names (),
                                   rgm_course_model_get_today (self->model));
  if (record == NULL || rgm_session_draft_find_error (self->draft) != NULL)
    return;
  rgm_form_window_begin_saving (form);
  rgm_course_model_save_session_async (self->model, self->before, record, NULL,
                                       rgm_course_saving_cb, g_object_ref (form));
}

static void
take_recommended_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RgmSessionDialog *self = RGM_SESSION_DIALOG (widget);

  take_day (self, rgm_session_dialog_get_recommended (self));
}

static void
take_earliest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RgmSessionDialog *self = RGM_SESSION_DIALOG (widget);

  take_day (self, rgm_session_dialog_get_earliest (self));
}

static void
why_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RgmSessionDialog *self = RGM_SESSION_DIALOG (widget);
  RgmTopic topic = { RGM_TOPIC_SESSION, 0 };

  if (self->plan == NULL || self->position < 0)
    return;
  topic.index = (guint) self->position;
  rgm_why_window_open (widget, self->model, self->plan, &topic);
}

/* The sessions after it, up to the last. */
static void
why_consequence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RgmSessionDialog *self = RGM_SESSION_DIALOG (widget);
  const RgmTopic topic = { RGM_TOPIC_FINISH, 0 };

  if (self->consequence_plan != NULL)
    rgm_why_window_open (widget, self->model, self->consequence_plan, &topic);
}

static void
rgm_session_dialog_dispose (GObject *object)
{
  RgmSessionDialog *self = RGM_SESSION_DIALOG (object);

  if (self->zones != NULL)
    rgm_zone_list_set_draft (self->zones, NULL, NULL);
  if (self->products != NULL)
    rgm_product_list_set_draft (self->products, NULL);
  g_clear_pointer (&self->draft, rgm_session_draft_free);
  g_clear_pointer (&self->before, rgm_session_record_free);
  g_clear_pointer (&self->seen, rgm_course_content_free);
  if (self->calendar != NULL)
    rgm_day_picker_set_judge (rgm_calendar_button_get_picker (self->calendar), NULL, NULL);
  self->calendar = NULL;
  g_clear_pointer (&self->tried, rgm_session_record_free);
  g_clear_pointer (&self->reason_before, g_free);
  g_clear_pointer (&self->plan, rgm_plan_unref);
  g_clear_pointer (&self->consequence_plan, rgm_plan_unref);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (rgm_session_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (RGM_TYPE_AREA_PICKER);
  g_type_ensure (RGM_TYPE_CHANGES_LIST);
  g_type_ensure (RGM_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (RGM_TYPE_PRODUCT_LIST);
  g_type_ensure (RGM_TYPE_TEXT_FIELD);
  g_type_ensure (RGM_TYPE_WRAP_LAYOUT);
  g_type_ensure (RGM_TYPE_ZONE_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-session-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, state_list);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, state);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, date);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, check);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, check_icon);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, check_label);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, recommended_button);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, earliest_button);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, why_button);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, override_reason);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, consequence_box);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, consequence);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, why_consequence_button);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, time);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, length);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, areas);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, areas_last);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, last_time);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, zones);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, home_note);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, setting);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, device);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, device_name);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, device_name_last);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, products_last);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, products);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, pain);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, redness);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, swelling);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, bleeding);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, reaction);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionDialog, counts_reason);
}

static void
rgm_session_dialog_class_init (RgmSessionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_session_dialog_dispose;
  RGM_FORM_WINDOW_CLASS (klass)->save = rgm_session_dialog_save;
  RGM_FORM_WINDOW_CLASS (klass)->renew = rgm_session_dialog_renew;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "session.take-recommended", NULL,
                                   take_recommended_action);
  gtk_widget_class_install_action (widget_class, "session.take-earliest", NULL,
                                   take_earliest_action);
  gtk_widget_class_install_action (widget_class, "session.why", NULL, why_action);
  gtk_widget_class_install_action (widget_class, "session.why-consequence", NULL,
                                   why_consequence_action);
}

static void
fill_settings (RgmSessionDialog *self)
{
  g_autoptr (GtkStringList) settings = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) devices = gtk_string_list_new (NULL);

  for (int i = RGM_SESSION_SETTING_UNKNOWN; i <= RGM_SESSION_SETTING_HOME; i++)
    gtk_string_list_append (settings, rgm_session_details_setting_name ((RgmSessionSetting) i));
  for (int i = RGM_DEVICE_UNKNOWN; i <= RGM_DEVICE_OTHER; i++)
    gtk_string_list_append (devices, rgm_session_details_device_name ((RgmDevice) i));
  adw_combo_row_set_model (self->setting, G_LIST_MODEL (settings));
  adw_combo_row_set_model (self->device, G_LIST_MODEL (devices));
}

static void
connect_form (RgmSessionDialog *self)
{
  gpointer edited[] = {
    self->date, self->time, self->length, self->override_reason, self->zones, self->device_name,
    self->products, self->reaction, self->counts_reason, gtk_text_view_get_buffer (self->notes),
  };
  gpointer chosen[] = {
    self->state, self->setting, self->device, self->pain, self->redness, self->swelling,
    self->bleeding, self->counts,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edited); i++)
    g_signal_connect_object (edited[i], "changed", G_CALLBACK (on_edited_cb), self,
                             G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (chosen); i++)
    g_signal_connect_object (chosen[i], "notify::selected", G_CALLBACK (on_edited_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->date, "left", G_CALLBACK (on_date_left_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->areas, "changed", G_CALLBACK (on_areas_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "chosen", G_CALLBACK (on_day_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
rgm_session_dialog_init (RgmSessionDialog *self)
{
  self->is_filling = TRUE;
  self->position = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  rgm_choice_rows_name (GTK_WIDGET (self->state));
  rgm_choice_rows_name (GTK_WIDGET (self->setting));
  rgm_choice_rows_name (GTK_WIDGET (self->device));
  rgm_choice_rows_name (GTK_WIDGET (self->counts));
  self->calendar = RGM_CALENDAR_BUTTON (rgm_calendar_button_new ());
  rgm_text_field_add_suffix (self->date, GTK_WIDGET (self->calendar));
  rgm_one_line_keep (self->device_name);
  rgm_one_line_keep (self->counts_reason);
  rgm_entry_role_apply (ADW_ENTRY_ROW (self->device_name));
  rgm_entry_role_apply (ADW_ENTRY_ROW (self->counts_reason));
  fill_settings (self);
  rgm_session_dialog_prepare_reaction (self);
  connect_form (self);
}

static void
select_areas (RgmSessionDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) selected = NULL;

  for (guint i = 0; i < self->draft->zones->len; i++)
    g_strv_builder_add (builder,
                        ((RgmZoneDraft *) g_ptr_array_index (self->draft->zones, i))->area);
  selected = g_strv_builder_end (builder);
  rgm_area_picker_set_areas (self->areas, rgm_course_model_get_areas (self->model));
  rgm_area_picker_set_selected (self->areas, (const char *const *) selected);
}

/**
 * rgm_session_dialog_show_zones: (skip)
 * @self: a dialog with its model and draft
 *
 * Puts the zones of the draft into the widgets.
 */
void
rgm_session_dialog_show_zones (RgmSessionDialog *self)
{
  select_areas (self);
  rgm_zone_list_set_draft (self->zones, self->draft, rgm_course_model_get_areas (self->model));
}

/**
 * rgm_session_dialog_set_seen: (skip)
 * @self: a dialog
 * @content: the course of its session as it is in the database
 *
 * Remembers the course by which everything is shown.
 */
void
rgm_session_dialog_set_seen (RgmSessionDialog *self, const RgmCourseContent *content)
{
  g_clear_pointer (&self->seen, rgm_course_content_free);
  self->seen = rgm_course_content_copy (content);
}

/**
 * rgm_session_dialog_fill: (skip)
 * @self: a dialog with its model and draft
 *
 * Puts the draft into the widgets.
 */
void
rgm_session_dialog_fill (RgmSessionDialog *self)
{
  const RgmSessionRecord *record = self->draft->record;

  self->is_filling = TRUE;
  g_free (self->reason_before);
  self->reason_before = g_strdup (record->override_reason);
  rgm_text_field_set_text (self->date, self->draft->text[RGM_SESSION_FIELD_DATE]);
  rgm_text_field_set_text (self->time, self->draft->text[RGM_SESSION_FIELD_TIME]);
  rgm_text_field_set_text (self->length, self->draft->text[RGM_SESSION_FIELD_LENGTH]);
  rgm_text_field_set_text (self->override_reason, record->override_reason);
  adw_combo_row_set_selected (self->state, record->state);
  adw_combo_row_set_selected (self->setting, record->setting);
  adw_combo_row_set_selected (self->device, record->device);
  adw_combo_row_set_selected (self->counts, record->counts);
  gtk_editable_set_text (self->device_name, record->device_name);
  rgm_product_list_set_draft (self->products, self->draft);
  rgm_session_dialog_fill_reaction (self);
  gtk_editable_set_text (self->counts_reason, record->counts_reason);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes), record->notes, -1);
  gtk_widget_set_visible (self->state_list, !self->is_new);
  rgm_session_dialog_show_zones (self);
  self->is_filling = FALSE;
  rgm_session_dialog_review (self);
  rgm_form_window_set_clean (RGM_FORM_WINDOW (self));
  rgm_first_focus_set (GTK_WINDOW (self), GTK_WIDGET (self->date));
}
