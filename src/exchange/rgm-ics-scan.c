#include "config.h"

#include "rgm-ics-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Takes a calendar apart before libical sees it: so each event has a line, a broken one does not
 * take the others with it, and nothing reaches libical but what is asked for. */

G_DEFINE_QUARK (rgm-ics-error-quark, rgm_ics_error)

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
/* VCALENDAR, VTIMEZONE, DAYLIGHT and one to spare. */
#define DEPTH_MAX 8

typedef struct {
  const char *at;
  const char *end;
  guint line;
  /* The line that is being looked at, unfolded, and where it began. */
  GString *text;
  guint text_line;
  GPtrArray *open;
  RgmIcsPart *part;
  RgmIcsScan *scan;
  gboolean begun;
} Scanner;

static void
part_free (gpointer data)
{
  RgmIcsPart *part = data;

  g_free (part->name);
  g_string_free (part->lines, TRUE);
  g_free (part);
}

static void
scanner_clear (Scanner *scanner)
{
  g_string_free (scanner->text, TRUE);
  g_ptr_array_unref (scanner->open);
  g_clear_pointer (&scanner->part, part_free);
  g_clear_pointer (&scanner->scan, rgm_ics_scan_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scanner, scanner_clear)

static gboolean
fail (Scanner *scanner, GError **error, const char *sentence)
{
  /* Translators: %u is the number of a line in a calendar file, %s a sentence about it */
  g_set_error (error, RGM_ICS_ERROR, RGM_ICS_ERROR_SYNTAX, _("Line %u: %s"), scanner->text_line,
               sentence);
  return FALSE;
}

static gboolean
fail_too_big (GError **error, const char *sentence)
{
  g_set_error_literal (error, RGM_ICS_ERROR, RGM_ICS_ERROR_TOO_BIG, sentence);
  return FALSE;
}

/* Appends what is left of one line of the file, as far as lines are read. */
static void
take_line (Scanner *scanner)
{
  gsize left = (gsize) (scanner->end - scanner->at);
  const char *end = memchr (scanner->at, '\n', left);
  gsize length = end != NULL ? (gsize) (end - scanner->at) : left;
  gsize kept = length > 0 && scanner->at[length - 1] == '\r' ? length - 1 : length;

  /* One byte more than is read shows that there was more. */
  if (scanner->text->len <= RGM_ICS_LINE_MAX)
    g_string_append_len (scanner->text, scanner->at,
                         (gssize) MIN (kept, RGM_ICS_LINE_MAX + 1 - scanner->text->len));
  scanner->at += end != NULL ? length + 1 : length;
  scanner->line++;
}

/* Reads a line with what is folded below it (RFC 5545, 3.1). */
static gboolean
next_line (Scanner *scanner)
{
  g_string_truncate (scanner->text, 0);
  if (scanner->at == scanner->end)
    return FALSE;

  scanner->text_line = scanner->line + 1;
  take_line (scanner);
  while (scanner->at < scanner->end && (*scanner->at == ' ' || *scanner->at == '\t'))
    {
      scanner->at++;
      take_line (scanner);
    }

  return TRUE;
}

static gboolean
has_name (const char *line, const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (line, name, length) == 0
    && (line[length] == ':' || line[length] == ';');
}

static const char *
get_value (const char *line)
{
  return strchr (line, ':') + 1;
}

/* What is asked of an event or of a time zone. */
static gboolean
is_asked_for (const Scanner *scanner)
{
  static const char *const of_events[] = {
    "UID", "DTSTART", "DTEND", "DURATION", "STATUS", "SUMMARY", "SEQUENCE", "DTSTAMP",
    "LAST-MODIFIED", "RRULE", "RDATE", "EXRULE", "EXDATE", "RECURRENCE-ID", "X-REGIMEN-STATE",
  };
  static const char *const of_zones[] = {
    "TZID", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE",
  };
  gboolean is_event = g_str_equal (scanner->part->name, "VEVENT");
  const char *const *names = is_event ? of_events : of_zones;
  gsize n_names = is_event ? G_N_ELEMENTS (of_events) : G_N_ELEMENTS (of_zones);

  /* Alarms within an event have an UID and a duration too. */
  if (is_event ? scanner->open->len > 2 : !g_str_equal (scanner->part->name, "VTIMEZONE"))
    return FALSE;
  for (gsize i = 0; i < n_names; i++)
    if (has_name (scanner->text->str, names[i]))
      return TRUE;

  return FALSE;
}

static void
keep_line (Scanner *scanner)
{
  RgmIcsPart *part = scanner->part;

  if (scanner->text->len > RGM_ICS_LINE_MAX || part->n_lines == RGM_ICS_LINES_IN_A_PART_MAX)
    {
      part->too_long = TRUE;
      return;
    }
  g_string_append_len (part->lines, scanner->text->str, (gssize) scanner->text->len);
  g_string_append (part->lines, "\r\n");
  part->n_lines++;
}

static gboolean
begin_part (Scanner *scanner, const char *name, GError **error)
{
  if (scanner->scan->parts->len == RGM_ICS_PARTS_MAX)
    {
      g_autofree char *sentence = NULL;

      /* Translators: %d is a number of calendar entries */
      sentence = g_strdup_printf (_("The calendar has more than %d entries. Import a part of it."),
                                  RGM_ICS_PARTS_MAX);
      return fail_too_big (error, sentence);
    }
  scanner->part = g_new0 (RgmIcsPart, 1);
  scanner->part->name = g_strdup (name);
  scanner->part->line = scanner->text_line;
  scanner->part->lines = g_string_new (NULL);

  return TRUE;
}

static gboolean
begin (Scanner *scanner, GError **error)
{
  g_autofree char *name = g_ascii_strup (get_value (scanner->text->str), -1);

  g_strstrip (name);
  if (scanner->open->len == 0 && !g_str_equal (name, "VCALENDAR"))
    return fail (scanner, error, _("A calendar begins with BEGIN:VCALENDAR."));
  if (scanner->open->len == DEPTH_MAX)
    return fail (scanner, error, _("Its entries are within one another too deep."));
  if (scanner->open->len == 1 && !begin_part (scanner, name, error))
    return FALSE;
  g_ptr_array_add (scanner->open, g_steal_pointer (&name));
  scanner->begun = TRUE;
  if (scanner->open->len > 2 && g_str_equal (scanner->part->name, "VTIMEZONE"))
    keep_line (scanner);

  return TRUE;
}

static gboolean
end (Scanner *scanner, GError **error)
{
  g_autofree char *name = g_strdup (get_value (scanner->text->str));
  guint depth = scanner->open->len;

  g_strstrip (name);
  if (depth == 0 || g_ascii_strcasecmp (name, scanner->open->pdata[depth - 1]) != 0)
    return fail (scanner, error, _("An entry ends here that did not begin."));
  if (depth > 2 && g_str_equal (scanner->part->name, "VTIMEZONE"))
    keep_line (scanner);
  if (depth == 2)
    g_ptr_array_add (scanner->scan->parts, g_steal_pointer (&scanner->part));
  g_ptr_array_set_size (scanner->open, (gint) depth - 1);

  return TRUE;
}

/* What the file is for (RFC 5546). Answers to invitations are no calendars. */
static gboolean
take_method (Scanner *scanner, GError **error)
{
  g_autofree char *method = g_ascii_strup (get_value (scanner->text->str), -1);

  g_strstrip (method);
  if (g_str_equal (method, "CANCEL"))
    scanner->scan->cancels = TRUE;
  else if (!g_str_equal (method, "PUBLISH") && !g_str_equal (method, "REQUEST")
           && !g_str_equal (method, "ADD"))
    {
      g_set_error (error, RGM_ICS_ERROR, RGM_ICS_ERROR_METHOD,
                   /* Translators: %u is the number of a line in a calendar file */
                   _("Line %u: This is an answer to an invitation, not a calendar."),
                   scanner->text_line);
      return FALSE;
    }

  return TRUE;
}

static gboolean
take (Scanner *scanner, GError **error)
{
  const char *text = scanner->text->str;

  if (has_name (text, "BEGIN") && strchr (text, ':') != NULL)
    return begin (scanner, error);
  if (has_name (text, "END") && strchr (text, ':') != NULL)
    return end (scanner, error);
  if (scanner->open->len == 0)
    return *text == '\0' || fail (scanner, error, _("A calendar begins with BEGIN:VCALENDAR."));
  if (scanner->part != NULL && is_asked_for (scanner))
    keep_line (scanner);
  if (scanner->open->len == 1 && has_name (text, "METHOD") && strchr (text, ':') != NULL)
    return take_method (scanner, error);

  return TRUE;
}

/* Folding may cut a character in two, so that only a whole line can be looked at. */
static gboolean
check_text (Scanner *scanner, GError **error)
{
  const GString *text = scanner->text;

  if (memchr (text->str, '\0', text->len) != NULL)
    return fail (scanner, error, _("It holds a byte that no text has. Is it a calendar file?"));
  if (text->len <= RGM_ICS_LINE_MAX && !g_utf8_validate (text->str, (gssize) text->len, NULL))
    return fail (scanner, error, _("It is not in UTF-8, as calendars are. Export it anew from your "
                                   "calendar program."));

  return TRUE;
}

static gboolean
scan (Scanner *scanner, GCancellable *cancellable, GError **error)
{
  while (next_line (scanner))
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !check_text (scanner, error) || !take (scanner, error))
      return FALSE;

  if (scanner->open->len > 0)
    return fail (scanner, error, _("The file ends before its calendar does. Is it whole?"));
  return scanner->begun || fail (scanner, error, _("The file is empty."));
}

/**
 * rgm_ics_scan_new:
 * @bytes: (array length=length): a file
 * @length: its length in bytes
 * @cancellable: (nullable): to abandon it
 * @error: return location for an `RGM_ICS_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Takes a calendar apart into its components. Several calendars in one file are one.
 *
 * Returns: (transfer full) (nullable): the components
 */
RgmIcsScan *
rgm_ics_scan_new (const char *bytes, gsize length, GCancellable *cancellable, GError **error)
{
  g_auto (Scanner) scanner = { 0 };

  scanner.text = g_string_new (NULL);
  scanner.open = g_ptr_array_new_with_free_func (g_free);
  scanner.scan = g_new0 (RgmIcsScan, 1);
  scanner.scan->parts = g_ptr_array_new_with_free_func (part_free);
  if (length > RGM_ICS_BYTES_MAX)
    {
      /* Translators: %d is a number of megabytes */
      g_set_error (error, RGM_ICS_ERROR, RGM_ICS_ERROR_TOO_BIG,
                   _("The calendar is larger than %d MB. Import a part of it."),
                   RGM_ICS_BYTES_MAX / 1024 / 1024);
      return NULL;
    }

  scanner.at = bytes;
  scanner.end = bytes + length;
  scanner.text_line = 1;
  if (length >= 3 && memcmp (bytes, BYTE_ORDER_MARK, 3) == 0)
    scanner.at += 3;
  if (!scan (&scanner, cancellable, error))
    return NULL;

  return g_steal_pointer (&scanner.scan);
}

/**
 * rgm_ics_scan_free:
 * @self: (transfer full) (nullable): a calendar taken apart
 *
 * Frees @self.
 */
void
rgm_ics_scan_free (RgmIcsScan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->parts);
  g_free (self);
}
