#include "config.h"

#include "rgm-cli.h"

#include "rgm-cli-arguments.h"
#include "rgm-cli-error.h"
#include "rgm-cli-file.h"
#include "rgm-cli-output.h"
#include "rgm-examination.h"
#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>

static void
add_record_counts (GString *text, const RgmExamination *found)
{
  rgm_cli_append_count (text, _("Patients"), found->n_patients);
  rgm_cli_append_count (text, _("Courses"), found->n_courses);
  rgm_cli_append_count (text, _("Sessions"), found->n_sessions);
  rgm_cli_append_count (text, _("Records of all kinds"), found->n_records);
  rgm_cli_append_count (text, _("Changes that can be undone or done again"), found->n_changes);
}

/* Records that were not read are not counted. */
static void
add_counts (GString *text, const RgmExamination *found)
{
  if (found->missing->len == 0)
    add_record_counts (text, found);
  rgm_cli_append_count (text, _("Pages"), found->n_pages);
  rgm_cli_append_count (text, _("Bytes"), found->size);
}

static void
add_finding (GString *text, const char *name, guint count)
{
  if (count > 0)
    rgm_cli_append_count (text, name, count);
}

/* Without the names of patients: a check may be shown to anybody. */
static void
add_unplanned (GString *text, const GPtrArray *unplanned)
{
  for (guint i = 0; i < unplanned->len; i++)
    {
      const RgmUnplanned *one = unplanned->pdata[i];
      g_autofree char *reason = rgm_sentence_unplanned_reason (one->problem);

      g_string_append (text, "    ");
      /* Translators: %1$s and %2$s are UUIDs, %3$s is a sentence on why it cannot be planned */
      g_string_append_printf (text, _("Course %1$s of the patient %2$s: %3$s"), one->course->id,
                              one->course->patient_id, reason);
      g_string_append_c (text, '\n');
    }
}

/* In the words of the database library, for whoever altered it. */
static void
add_missing (GString *text, const GPtrArray *missing)
{
  add_finding (text, _("Parts of the database that are missing, so that no records were read"),
               missing->len);
  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (text, "    %s\n", (const char *) missing->pdata[i]);
}

static void
add_findings (GString *text, const RgmExamination *found)
{
  add_missing (text, found->missing);
  add_finding (text, _("Damaged places in pages and indexes"), found->n_damages);
  add_finding (text, _("References to what is not there"), found->n_broken_references);
  add_finding (text, _("Protocols that were altered"), found->n_altered_protocols);
  add_finding (text, _("Texts that are no text"), found->n_bad_texts);
  add_finding (text, _("Sessions that do not agree with their areas"),
               found->n_disagreeing_sessions);
  add_finding (text, _("Areas that nobody knows"), found->n_unknown_areas);
  add_finding (text, _("Courses that cannot be planned"), found->unplanned->len);
  add_unplanned (text, found->unplanned);
  if (found->seen_by_others)
    g_string_append_printf (text, "  %s\n", _("Others on this computer may read the file."));
  if (found->version < found->current_version)
    g_string_append_printf (text, "  %s\n",
                            _("The file is of an older Regimen and is brought up to date when "
                              "it is next opened."));
  else if (found->version > found->current_version)
    g_string_append_printf (text, "  %s\n",
                            _("The file is of a newer Regimen; this one can only read it."));
}

static const char *
get_verdict (const RgmExamination *found)
{
  if (rgm_examination_is_damaged (found))
    return _("Damaged: put a backup in its place, or salvage what is left.");
  if (rgm_examination_is_clean (found))
    return _("Sound.");
  return _("Sound, but something should be looked at.");
}

static gboolean
show (const char *path, const RgmExamination *found, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n%s\n", name, _("Read and compared:"));
  add_counts (text, found);
  if (!rgm_examination_is_clean (found))
    {
      g_string_append_printf (text, "\n%s\n", _("Found:"));
      add_findings (text, found);
    }
  g_string_append_printf (text, "\n%s\n", get_verdict (found));

  return rgm_cli_output_text (text->str, error);
}

static gboolean
is_damage (const GError *reason)
{
  return g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED)
         || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_EMPTY);
}

static gboolean
check (RgmCli *cli, const char *path, RgmDay today, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (RgmStore) store = NULL;
  g_auto (RgmExamination) found = { 0 };

  store = rgm_store_open (path, RGM_STORE_READ_ONLY | RGM_STORE_SKIP_CHECK, &reason);
  if (store != NULL && rgm_store_examine (store, cli->library->areas, today, &found, &reason))
    {
      if (rgm_examination_is_damaged (&found))
        cli->status = RGM_CLI_STATUS_DAMAGED;
      else if (!rgm_examination_is_clean (&found))
        cli->status = RGM_CLI_STATUS_WARNINGS;
      return show (path, &found, error);
    }
  if (is_damage (reason))
    cli->status = RGM_CLI_STATUS_DAMAGED;
  return rgm_cli_refuse (error, "check", "%s", reason->message);
}

gboolean
rgm_cli_check (RgmCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *day = NULL;
  g_auto (GStrv) rest = NULL;
  RgmDay today = rgm_cli_get_today ();
  gboolean helped;
  const GOptionEntry entries[] = {
    { "today", 0, 0, G_OPTION_ARG_STRING, &day,
      N_("The date to plan from; today by default"), N_("DATE") },
    G_OPTION_ENTRY_NULL
  };

  if (!rgm_cli_parse_arguments (argc, argv, _("Reads everything that is in a database, compares "
                                              "what can be compared, and says what it found. "
                                              "Nothing is changed."),
                                entries, &rest, &helped, error))
    return FALSE;
  if (helped)
    return TRUE;
  if (!rgm_cli_check_one_file (rest, FALSE, error)
      || (day != NULL && !rgm_cli_parse_date ("--today", day, &today, error)))
    return FALSE;
  path = rgm_cli_choose_file (cli, rest);

  return check (cli, path, today, error);
}
