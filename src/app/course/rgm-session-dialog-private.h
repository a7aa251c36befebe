#pragma once

#include "rgm-area-picker.h"
#include "rgm-calendar-button.h"
#include "rgm-changes-list.h"
#include "rgm-product-list.h"
#include "rgm-session-dialog.h"
#include "rgm-session-draft.h"
#include "rgm-text-field.h"
#include "rgm-zone-list.h"

G_BEGIN_DECLS

struct _RgmSessionDialog {
  RgmFormWindow parent_instance;

  GtkWidget *state_list;
  AdwComboRow *state;
  RgmTextField *date;
  GtkWidget *check;
  GtkImage *check_icon;
  GtkLabel *check_label;
  GtkButton *recommended_button;
  GtkButton *earliest_button;
  GtkWidget *why_button;
  RgmTextField *override_reason;
  GtkWidget *consequence_box;
  GtkLabel *consequence;
  GtkWidget *why_consequence_button;
  RgmChangesList *changes;
  RgmTextField *time;
  RgmTextField *length;
  RgmAreaPicker *areas;
  GtkLabel *areas_last;
  GtkWidget *last_time;
  RgmZoneList *zones;
  GtkLabel *home_note;
  AdwComboRow *setting;
  AdwComboRow *device;
  GtkEditable *device_name;
  GtkLabel *device_name_last;
  GtkLabel *products_last;
  RgmProductList *products;
  AdwComboRow *pain;
  AdwComboRow *redness;
  AdwComboRow *swelling;
  AdwComboRow *bleeding;
  GtkEditable *reaction;
  GtkTextView *notes;
  AdwComboRow *counts;
  GtkEditable *counts_reason;
  RgmCalendarButton *calendar;

  RgmCourseModel *model;
  RgmSessionDraft *draft;
  /* The session as it is known to be in the database, or NULL where it is not there. */
  RgmSessionRecord *before;
  /* Its course as it is known to have been there last, and whether it is gone. */
  RgmCourseContent *seen;
  gboolean is_course_lost;
  gboolean is_new;
  gboolean is_filling;
  /* Why the session is early, as it was told before the dialog. */
  char *reason_before;
  /* The plan with the session as it is being entered, and its place there. */
  RgmPlan *plan;
  int position;
  /* The plan that the consequence is taken from: in it, what is booked takes place. */
  RgmPlan *consequence_plan;
  /* Whether the date that is typed is one. */
  gboolean has_day;
  /* The session as it was entered last with a date that is one. */
  RgmSessionRecord *tried;
};

void rgm_session_dialog_fill (RgmSessionDialog *self);
void rgm_session_dialog_review (RgmSessionDialog *self);
void rgm_session_dialog_show_zones (RgmSessionDialog *self);
void rgm_session_dialog_set_seen (RgmSessionDialog *self, const RgmCourseContent *content);
void rgm_session_dialog_renew (RgmFormWindow *form);
void rgm_session_dialog_compare_past (RgmSessionDialog *self);
void rgm_session_dialog_prepare_reaction (RgmSessionDialog *self);
void rgm_session_dialog_fill_reaction (RgmSessionDialog *self);
void rgm_session_dialog_take_reaction (RgmSessionDialog *self);
void rgm_session_dialog_show_reaction (RgmSessionDialog *self);
void rgm_session_dialog_compare (RgmSessionDialog *self);
void rgm_session_dialog_check (RgmSessionDialog *self, const RgmSessionRecord *record);
RgmDay rgm_session_dialog_get_recommended (RgmSessionDialog *self);
RgmDay rgm_session_dialog_get_earliest (RgmSessionDialog *self);

G_END_DECLS
