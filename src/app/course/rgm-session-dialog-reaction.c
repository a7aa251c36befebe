#include "config.h"

#include "rgm-session-dialog-private.h"

#include "rgm-choice-rows.h"
#include "rgm-entry-role.h"
#include "rgm-one-line.h"
#include "rgm-reaction-text.h"
#include "rgm-session-details.h"

#include <glib/gi18n-lib.h>

/* How a session that took place went: pain, and how the skin reacted, by degrees and in words. */

static AdwComboRow *
get_scale (RgmSessionDialog *self, int kind)
{
  AdwComboRow *const scales[RGM_N_REACTIONS] = { self->redness, self->swelling, self->bleeding };

  return scales[kind];
}

static void
prepare_pain (RgmSessionDialog *self)
{
  g_autoptr (GtkStringList) pains = gtk_string_list_new (NULL);

  for (int i = RGM_PAIN_NONE; i <= RGM_PAIN_MAX; i++)
    {
      g_autofree char *name = rgm_session_details_pain_name (i);

      gtk_string_list_append (pains, name);
    }
  adw_combo_row_set_model (self->pain, G_LIST_MODEL (pains));
  rgm_choice_rows_name (GTK_WIDGET (self->pain));
}

/* A degree as a choice of its own, which begins with a capital where the script has any. */
static void
append_degree (GtkStringList *list, RgmReactionDegree degree)
{
  const char *name = rgm_reaction_degree_name (degree);
  g_autofree char *first = g_utf8_substring (name, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);
  g_autofree char *choice = g_strconcat (capital, g_utf8_next_char (name), NULL);

  gtk_string_list_append (list, choice);
}

/**
 * rgm_session_dialog_prepare_reaction: (skip)
 * @self: the dialog
 *
 * Fills the scales.
 */
void
rgm_session_dialog_prepare_reaction (RgmSessionDialog *self)
{
  g_autoptr (GtkStringList) degrees = gtk_string_list_new (NULL);

  prepare_pain (self);
  for (int i = 0; i < RGM_N_REACTION_DEGREES; i++)
    append_degree (degrees, (RgmReactionDegree) i);
  for (int i = 0; i < RGM_N_REACTIONS; i++)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (get_scale (self, i)),
                                     rgm_reaction_kind_name ((RgmReactionKind) i));
      adw_combo_row_set_model (get_scale (self, i), G_LIST_MODEL (degrees));
      rgm_choice_rows_name (GTK_WIDGET (get_scale (self, i)));
    }
  rgm_one_line_keep (self->reaction);
  rgm_entry_role_apply (ADW_ENTRY_ROW (self->reaction));
}

/**
 * rgm_session_dialog_fill_reaction: (skip)
 * @self: the dialog
 *
 * Puts what was told into the widgets.
 */
void
rgm_session_dialog_fill_reaction (RgmSessionDialog *self)
{
  const RgmSessionRecord *record = self->draft->record;
  g_auto (RgmReaction) reaction = { 0 };

  rgm_reaction_text_parse (record->reaction, &reaction);
  adw_combo_row_set_selected (self->pain, (guint) (record->pain - RGM_PAIN_NONE));
  for (int i = 0; i < RGM_N_REACTIONS; i++)
    adw_combo_row_set_selected (get_scale (self, i), reaction.degrees[i]);
  gtk_editable_set_text (self->reaction, reaction.words);
}

/**
 * rgm_session_dialog_take_reaction: (skip)
 * @self: the dialog
 *
 * Takes what the widgets hold into the draft.
 */
void
rgm_session_dialog_take_reaction (RgmSessionDialog *self)
{
  RgmSessionRecord *record = self->draft->record;
  g_auto (RgmReaction) reaction = { 0 };

  for (int i = 0; i < RGM_N_REACTIONS; i++)
    reaction.degrees[i] = (RgmReactionDegree) adw_combo_row_get_selected (get_scale (self, i));
  reaction.words = g_strstrip (g_strdup (gtk_editable_get_text (self->reaction)));
  record->pain = (gint32) adw_combo_row_get_selected (self->pain) + RGM_PAIN_NONE;
  g_free (record->reaction);
  record->reaction = rgm_reaction_text_format (&reaction);
}

/**
 * rgm_session_dialog_show_reaction: (skip)
 * @self: the dialog
 *
 * Asks how it went only of a session that took place; what was told of another stays seen.
 */
void
rgm_session_dialog_show_reaction (RgmSessionDialog *self)
{
  const RgmSessionRecord *record = self->draft->record;
  gboolean is_done = record->state == RGM_SESSION_DONE;
  gboolean told = is_done || *record->reaction != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->pain), is_done || record->pain != RGM_PAIN_NONE);
  for (int i = 0; i < RGM_N_REACTIONS; i++)
    gtk_widget_set_visible (GTK_WIDGET (get_scale (self, i)), told);
  gtk_widget_set_visible (GTK_WIDGET (self->reaction), told);
}
