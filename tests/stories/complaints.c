#include "config.h"

#include "complaints.h"

#include <execinfo.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <gtk/gtk.h>

#define N_CALLS 60

static void
tell_chain (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *words = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

      g_printerr ("  %s %s %s %d×%d%s %s\n", G_OBJECT_TYPE_NAME (widget),
                  gtk_widget_get_css_name (widget), gtk_widget_get_name (widget),
                  gtk_widget_get_width (widget), gtk_widget_get_height (widget),
                  gtk_widget_get_mapped (widget) ? "" : " unmapped", words);
    }
}

static void
tell_popovers (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    {
      g_printerr ("a popover is open:\n");
      tell_chain (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_popovers (child);
}

/* The complaint may name a widget by its address. */
static void
tell_what_is_shown (const char *message)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  const char *address = strstr (message, " 0x");

  if (address != NULL && strstr (message, "Gtk") != NULL)
    {
      g_printerr ("it complains of:\n");
      tell_chain ((GtkWidget *) (guintptr) g_ascii_strtoull (address + 1, NULL, 16));
    }
  for (GList *link = windows; link != NULL; link = link->next)
    {
      g_printerr ("a window, and where its keyboard is:\n");
      tell_chain (gtk_window_get_focus (link->data));
      tell_popovers (link->data);
    }
}

static const char *
find_message (const GLogField *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      return fields[i].value;
  return "";
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  static gboolean is_telling;

  if ((level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) != 0 && !is_telling)
    {
      is_telling = TRUE;
      tell_what_is_shown (find_message (fields, n_fields));
      is_telling = FALSE;
    }
  return g_log_writer_default (level, fields, n_fields, data);
}

static void
on_deadly_signal_cb (int number)
{
  void *calls[N_CALLS];

  backtrace_symbols_fd (calls, backtrace (calls, N_CALLS), STDERR_FILENO);
  signal (number, SIG_DFL);
  raise (number);
}

/* Who reads why it ended sees where it was, and what was shown. */
void
complaints_tell (void)
{
  static const int signals[] = { SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    signal (signals[i], on_deadly_signal_cb);
  g_log_set_writer_func (write_log, NULL, NULL);
}
