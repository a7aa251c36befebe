#include "config.h"

#include "rgm-keep-question.h"

#include "rgm-button-name.h"
#include "rgm-dialog-present.h"
#include "rgm-foot-layout.h"
#include "rgm-popovers-in-sight.h"
#include "rgm-snug-layout.h"
#include "rgm-text-field.h"
#include "rgm-wrap-layout.h"

#define BUTTON_SPACING_PX 8

/**
 * RgmKeepQuestion:
 *
 * Asks whether a booking is to stay where it is too early, and takes the reason if there is one.
 * Enter keeps it, Escape puts it back, wherever the keyboard is. To look around is no answer: as
 * long as it is asked, the page may be scrolled and the view moved, and the booking stays in sight.
 * Nor is whatever takes the question away. Where there is little room, what it says scrolls, and
 * the answers stay in sight.
 *
 * It does not grab the pointer as other popovers do: a press elsewhere arrives there.
 *
 * While somebody reads why, the question steps aside, because it would stand over the window that
 * explains; then it is asked again.
 *
 * Signals: `asked`, when the user wants to know why; `keep`, with the reason; `put-back`; `left`,
 * when it is gone without an answer.
 */
struct _RgmKeepQuestion {
  RgmPressedPopover parent_instance;

  GtkLabel *sentence;
  RgmTextField *reason;
  GtkWidget *why_button;
  GtkWidget *buttons;
  GtkWidget *keep_button;
  gboolean is_answered;
  gboolean is_refused;
  gboolean is_aside;

  /* Listens to presses and keys elsewhere while it is asked. */
  GtkGesture *elsewhere;
  GtkEventController *keys_elsewhere;
  GtkWidget *root;
  guint return_id;
};

G_DEFINE_FINAL_TYPE (RgmKeepQuestion, rgm_keep_question, RGM_TYPE_PRESSED_POPOVER)

enum {
  SIGNAL_ASKED,
  SIGNAL_KEEP,
  SIGNAL_PUT_BACK,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void put_back (RgmKeepQuestion *self);

/* GTK may tell the window of a press that is the question's. */
static void
on_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, RgmKeepQuestion *self)
{
  rgm_pressed_popover_take_press (RGM_PRESSED_POPOVER (self), GTK_GESTURE (click));
}

/* The keyboard may have gone to what was pressed elsewhere. */
static gboolean
on_key_elsewhere_cb (GtkEventControllerKey *controller, guint key, guint code,
                     GdkModifierType state, RgmKeepQuestion *self)
{
  if (key != GDK_KEY_Escape || self->is_aside)
    return GDK_EVENT_PROPAGATE;
  put_back (self);
  return GDK_EVENT_STOP;
}

static void
stop_listening (RgmKeepQuestion *self)
{
  if (self->root != NULL)
    {
      gtk_widget_remove_controller (self->root, GTK_EVENT_CONTROLLER (self->elsewhere));
      gtk_widget_remove_controller (self->root, self->keys_elsewhere);
    }
  g_clear_weak_pointer (&self->root);
  self->elsewhere = NULL;
  self->keys_elsewhere = NULL;
}

static void
listen_elsewhere (RgmKeepQuestion *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  stop_listening (self);
  if (root == NULL)
    return;
  g_set_weak_pointer (&self->root, GTK_WIDGET (root));
  self->elsewhere = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->elsewhere), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->elsewhere),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->elsewhere, "pressed", G_CALLBACK (on_pressed_cb), self, 0);
  rgm_pressed_popover_watch (RGM_PRESSED_POPOVER (self), self->elsewhere);
  gtk_widget_add_controller (self->root, GTK_EVENT_CONTROLLER (self->elsewhere));
  /* After whatever else Escape closes there. */
  self->keys_elsewhere = gtk_event_controller_key_new ();
  g_signal_connect_object (self->keys_elsewhere, "key-pressed", G_CALLBACK (on_key_elsewhere_cb),
                           self, 0);
  gtk_widget_add_controller (self->root, self->keys_elsewhere);
}

static void
show (RgmKeepQuestion *self, GtkWidget *focus)
{
  rgm_pressed_popover_stay (RGM_PRESSED_POPOVER (self));
  gtk_popover_popup (GTK_POPOVER (self));
  listen_elsewhere (self);
  gtk_widget_grab_focus (focus);
}

/* The window that explains is gone; meanwhile the question may have become pointless. */
static gboolean
on_return_cb (gpointer data)
{
  RgmKeepQuestion *self = data;

  self->return_id = 0;
  self->is_aside = FALSE;
  if (!self->is_answered)
    show (self, self->why_button);
  return G_SOURCE_REMOVE;
}

static void
on_explained_cb (RgmKeepQuestion *self)
{
  if (self->return_id == 0)
    self->return_id = g_idle_add (on_return_cb, self);
}

static void
on_why_cb (RgmKeepQuestion *self)
{
  GtkWindow *dialog;

  g_signal_emit (self, signals[SIGNAL_ASKED], 0);
  dialog = rgm_dialog_find (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  if (dialog == NULL)
    return;
  self->is_aside = TRUE;
  g_signal_connect_object (dialog, "unmap", G_CALLBACK (on_explained_cb), self,
                           G_CONNECT_SWAPPED);
  rgm_pressed_popover_popdown (RGM_PRESSED_POPOVER (self));
}

static void
on_keep_cb (RgmKeepQuestion *self)
{
  if (self->is_answered)
    return;
  self->is_answered = TRUE;
  g_signal_emit (self, signals[SIGNAL_KEEP], 0, rgm_text_field_get_text (self->reason));
  rgm_pressed_popover_popdown (RGM_PRESSED_POPOVER (self));
}

static void
put_back (RgmKeepQuestion *self)
{
  self->is_refused = TRUE;
  rgm_pressed_popover_popdown (RGM_PRESSED_POPOVER (self));
}

static void
on_put_back_cb (RgmKeepQuestion *self)
{
  put_back (self);
}

/* GTK closes it for Escape as for anything else. */
static gboolean
on_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
           RgmKeepQuestion *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  put_back (self);
  return GDK_EVENT_STOP;
}

static void
rgm_keep_question_closed (GtkPopover *popover)
{
  RgmKeepQuestion *self = RGM_KEEP_QUESTION (popover);

  stop_listening (self);
  if (self->is_answered || self->is_aside)
    return;
  self->is_answered = TRUE;
  g_signal_emit (self, signals[self->is_refused ? SIGNAL_PUT_BACK : SIGNAL_LEFT], 0);
}

/* What is pressed and told to go is pointless from then on, also while it is still there. */
static void
rgm_keep_question_hide (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rgm_keep_question_parent_class)->hide (widget);

  if (gtk_widget_get_visible (widget))
    rgm_keep_question_closed (GTK_POPOVER (widget));
}

/* Where the keyboard was, in all that it was in. */
static void
forget_place (GtkWidget *widget)
{
  while (widget != NULL)
    {
      GtkWidget *inside = gtk_widget_get_focus_child (widget);

      gtk_widget_set_focus_child (widget, NULL);
      widget = inside;
    }
}

/* The keyboard goes round in it: who is asked does not answer by Tab. */
static gboolean
rgm_keep_question_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *box = gtk_popover_get_child (GTK_POPOVER (widget));

  if (gtk_widget_child_focus (box, direction))
    return TRUE;
  forget_place (box);
  return gtk_widget_child_focus (box, direction);
}

static void
rgm_keep_question_dispose (GObject *object)
{
  RgmKeepQuestion *self = RGM_KEEP_QUESTION (object);

  stop_listening (self);
  g_clear_handle_id (&self->return_id, g_source_remove);
  G_OBJECT_CLASS (rgm_keep_question_parent_class)->dispose (object);
}

static void
rgm_keep_question_class_init (RgmKeepQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_keep_question_dispose;
  GTK_POPOVER_CLASS (klass)->closed = rgm_keep_question_closed;
  widget_class->focus = rgm_keep_question_focus;
  widget_class->hide = rgm_keep_question_hide;
  g_type_ensure (RGM_TYPE_FOOT_LAYOUT);
  g_type_ensure (RGM_TYPE_SNUG_LAYOUT);
  g_type_ensure (RGM_TYPE_TEXT_FIELD);
  signals[SIGNAL_ASKED] = g_signal_new ("asked", RGM_TYPE_KEEP_QUESTION, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_KEEP] = g_signal_new ("keep", RGM_TYPE_KEEP_QUESTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_PUT_BACK] = g_signal_new ("put-back", RGM_TYPE_KEEP_QUESTION, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] = g_signal_new ("left", RGM_TYPE_KEEP_QUESTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-keep-question.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmKeepQuestion, sentence);
  gtk_widget_class_bind_template_child (widget_class, RgmKeepQuestion, reason);
  gtk_widget_class_bind_template_child (widget_class, RgmKeepQuestion, why_button);
  gtk_widget_class_bind_template_child (widget_class, RgmKeepQuestion, buttons);
  gtk_widget_class_bind_template_child (widget_class, RgmKeepQuestion, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, on_why_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_put_back_cb);
}

static void
rgm_keep_question_init (RgmKeepQuestion *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->is_answered = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Beside each other, or below where they have no room. */
  gtk_widget_set_layout_manager (self->buttons, rgm_wrap_layout_new_even (BUTTON_SPACING_PX));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  rgm_popovers_in_sight_hold (GTK_POPOVER (self));
  gtk_popover_set_default_widget (GTK_POPOVER (self), self->keep_button);
  g_signal_connect_object (rgm_text_field_get_entry (self->reason), "activate",
                           G_CALLBACK (on_keep_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rgm_keep_question_new:
 *
 * Makes a question. Its parent gives it its place with gtk_popover_present() and ends it with
 * gtk_widget_unparent().
 *
 * Returns: (transfer floating): a question that is not asked yet
 */
GtkWidget *
rgm_keep_question_new (void)
{
  return g_object_new (RGM_TYPE_KEEP_QUESTION, NULL);
}

/**
 * rgm_keep_question_ask:
 * @self: a question with a parent
 * @sentence: what is the matter with the day
 * @takes_reason: whether a reason for keeping it may be given
 * @beside: where the booking is, in the parent
 *
 * Asks. The answer is one of the signals.
 */
void
rgm_keep_question_ask (RgmKeepQuestion *self, const char *sentence, gboolean takes_reason,
                       const GdkRectangle *beside)
{
  g_return_if_fail (RGM_IS_KEEP_QUESTION (self));

  gtk_label_set_label (self->sentence, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  rgm_text_field_set_text (self->reason, "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), takes_reason);
  self->is_answered = FALSE;
  self->is_refused = FALSE;
  gtk_popover_set_pointing_to (GTK_POPOVER (self), beside);
  rgm_button_name_apply (GTK_WIDGET (self));
  show (self, takes_reason ? rgm_text_field_get_entry (self->reason) : self->keep_button);
}

/**
 * rgm_keep_question_set_place:
 * @self: a question
 * @beside: where the booking is, in the parent
 *
 * Goes along with the booking while the view below it moves.
 */
void
rgm_keep_question_set_place (RgmKeepQuestion *self, const GdkRectangle *beside)
{
  GdkRectangle before;

  g_return_if_fail (RGM_IS_KEEP_QUESTION (self) && beside != NULL);

  if (!gtk_popover_get_pointing_to (GTK_POPOVER (self), &before)
      || !gdk_rectangle_equal (&before, beside))
    gtk_popover_set_pointing_to (GTK_POPOVER (self), beside);
}

/**
 * rgm_keep_question_get_asking:
 * @self: a question
 *
 * Returns: whether an answer is waited for
 */
gboolean
rgm_keep_question_get_asking (RgmKeepQuestion *self)
{
  g_return_val_if_fail (RGM_IS_KEEP_QUESTION (self), FALSE);

  return !self->is_answered;
}

/**
 * rgm_keep_question_end:
 * @self: a question
 *
 * Asks no more, also where somebody reads why.
 */
void
rgm_keep_question_end (RgmKeepQuestion *self)
{
  g_return_if_fail (RGM_IS_KEEP_QUESTION (self));

  if (self->is_aside)
    self->is_answered = TRUE;
  rgm_pressed_popover_popdown (RGM_PRESSED_POPOVER (self));
}
