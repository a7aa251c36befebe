#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long something takes before a window tells of it. */
#define RGM_PROGRESS_DELAY_MS 1000

/**
 * RgmProgress:
 *
 * Something that may take long: a window tells of it after a second and can cancel it, unless it
 * says why it is not to be.
 */
typedef struct _RgmProgress RgmProgress;

RgmProgress *rgm_progress_begin (GtkWindow *parent, const char *title);
RgmProgress *rgm_progress_begin_lasting (GtkWindow *parent, const char *title,
                                         const char *reason);
void rgm_progress_end (RgmProgress *self);
void rgm_progress_tell (guint done, guint total, gpointer progress);
GCancellable *rgm_progress_get_cancellable (RgmProgress *self);

G_END_DECLS
