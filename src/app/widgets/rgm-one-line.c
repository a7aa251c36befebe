#include "config.h"

#include "rgm-one-line.h"

#include "rgm-line.h"

#include <string.h>

/* Stands for the text around what is inserted. */
#define NEIGHBOUR "x"

/* Breaks between what is inserted and what is there become spaces, too; those at the ends of all go
 * without a trace. */
static char *
make_line (GtkEditable *text, const char *inserted, int position)
{
  gboolean has_before = position > 0;
  g_autofree char *after = gtk_editable_get_chars (text, position, -1);
  gboolean has_after = *after != '\0';
  g_autofree char *whole = g_strconcat (has_before ? NEIGHBOUR : "", inserted,
                                        has_after ? NEIGHBOUR : "", NULL);
  g_autofree char *line = rgm_line_new (whole);

  if (has_after)
    line[strlen (line) - strlen (NEIGHBOUR)] = '\0';
  return g_strdup (line + (has_before ? strlen (NEIGHBOUR) : 0));
}

static void
on_insert_text_cb (GtkEditable *text, const char *inserted, int length, int *position)
{
  g_autofree char *whole = g_strndup (inserted, length < 0 ? strlen (inserted) : (gsize) length);
  g_autofree char *line = make_line (text, whole, *position);

  if (g_str_equal (line, whole))
    return;
  g_signal_stop_emission_by_name (text, "insert-text");
  gtk_editable_insert_text (text, line, -1, position);
}

/**
 * rgm_one_line_keep:
 * @field: a field to type into, which holds one line
 *
 * Makes one line, by rgm_line_new(), of whatever is pasted or dropped into the field: GTK lets
 * breaks of lines in, and what turns letters around.
 */
void
rgm_one_line_keep (GtkEditable *field)
{
  g_return_if_fail (GTK_IS_EDITABLE (field));

  g_signal_connect_object (gtk_editable_get_delegate (field), "insert-text",
                           G_CALLBACK (on_insert_text_cb), field, 0);
}
