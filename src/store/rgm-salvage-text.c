#include "config.h"

#include "rgm-salvage-text.h"

#include "rgm-erased-text.h"

#include <glib/gi18n-lib.h>

static const char *const names[RGM_SALVAGE_N_KINDS] = {
  [RGM_SALVAGE_PATIENT] = N_("Patients"),
  [RGM_SALVAGE_CONTACT] = N_("Contact data"),
  [RGM_SALVAGE_ATTEMPT] = N_("Attempts to reach a patient"),
  [RGM_SALVAGE_PROTOCOL] = N_("Protocols of courses"),
  [RGM_SALVAGE_COURSE] = N_("Courses"),
  [RGM_SALVAGE_SESSION] = N_("Sessions"),
  [RGM_SALVAGE_ZONE] = N_("Treated areas of sessions"),
  [RGM_SALVAGE_PRODUCT] = N_("Products of sessions"),
  [RGM_SALVAGE_PAUSE] = N_("Pauses"),
  [RGM_SALVAGE_AREA] = N_("Areas of your own"),
  [RGM_SALVAGE_HISTORY] = N_("Entries of the history"),
  [RGM_SALVAGE_SETTING] = N_("Settings"),
  [RGM_SALVAGE_UNKNOWN] = N_("Of unknown kind"),
};

static void
add_part (GString *text, const char *format, guint count)
{
  if (count == 0)
    return;
  g_string_append (text, "; ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, count);
#pragma GCC diagnostic pop
}

static void
add_kind (GString *text, const char *name, const RgmSalvageCount *count)
{
  if (count->whole + count->part + count->made + count->lost == 0)
    return;
  /* Translators: %1$s is a kind of records, such as “Sessions”, %2$u how many came back whole */
  g_string_append_printf (text, _("%1$s: %2$u read"), name, count->whole);
  /* Translators: %u is a number of records, at the end of “Sessions: 12 read” */
  add_part (text, _("%u in part"), count->part);
  /* Translators: %u is a number of records that others refer to and that had to be made */
  add_part (text, _("%u made because others need them"), count->made);
  add_part (text, _("%u could not be read"), count->lost);
  g_string_append_c (text, '\n');
}

static void
add_pages (GString *text, const RgmSalvageReport *self)
{
  /* Translators: %1$u and %2$u are numbers of pages of a file */
  g_string_append_printf (text, ngettext ("%1$u of %2$u page of the file was missing or damaged.",
                                          "%1$u of %2$u pages of the file were missing or damaged.",
                                          self->n_pages),
                          self->n_bad_pages + self->n_spoilt_pages, self->n_pages);
  g_string_append_c (text, '\n');
}

static void
add_beside (GString *text, const RgmSalvageReport *self, RgmPageImagesState state,
            const char *suffix, const char *read)
{
  g_autofree char *path = g_strconcat (self->damaged, suffix, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file, here and below */
  const char *in_part = _("Beside it lies “%s”, which is damaged and was read in part: changes may "
                          "be missing, and what was never finished may be among the others.");
  const char *not_read = _("Beside it lies “%s”, which could not be read: changes may be missing, "
                           "and what was never finished may be among the others.");

  /* Translators: %1$s is the name of a file that tells how another one was before */
  const char *doubtful = _("“%1$s” beside it tells of a change that was never finished, which was "
                           "left out, but it does not go with the file as that is now: if the file "
                           "was put there later, move “%1$s” away and salvage again.");
  const char *const sentences[] = {
    [RGM_PAGE_IMAGES_READ] = read,
    [RGM_PAGE_IMAGES_DOUBTFUL] = doubtful,
    [RGM_PAGE_IMAGES_IN_PART] = in_part,
    [RGM_PAGE_IMAGES_NOT_READ] = not_read,
  };

  if (state == RGM_PAGE_IMAGES_NONE)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, sentences[state], name);
#pragma GCC diagnostic pop
  g_string_append_c (text, '\n');
}

static void
add_all_beside (GString *text, const RgmSalvageReport *self)
{
  add_beside (text, self, self->journal, RGM_PAGE_JOURNAL_SUFFIX,
              /* Translators: %s is the name of a file that tells how it was before */
              _("A change that was never finished was left out, as “%s” beside it tells."));
  add_beside (text, self, self->wal, RGM_PAGE_WAL_SUFFIX,
              /* Translators: %s is the name of a file that has the latest changes */
              _("The changes in “%s” beside it were read, too."));
}

static void
add_backups (GString *text, const RgmSalvageReport *self)
{
  g_autofree char *folder = g_filename_display_name (self->backups ? self->backups : "");

  if (!self->backups)
    return;
  /* Translators: %1$u is how many backups there are, %2$s the folder that they are in */
  g_string_append_printf (text, ngettext ("%1$u backup of the damaged file stays in %2$s; the new "
                                          "file finds it there.",
                                          "%1$u backups of the damaged file stay in %2$s; the new "
                                          "file finds them there.",
                                          self->n_backups),
                          self->n_backups, folder);
  g_string_append_c (text, '\n');
}

/**
 * rgm_salvage_report_to_text:
 * @self: a report
 *
 * Says what salvaging came to: a line for each kind that there is, what was damaged, and what
 * cannot be known. It names no patient.
 *
 * Returns: (transfer full): the lines
 */
char *
rgm_salvage_report_to_text (const RgmSalvageReport *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *name = g_filename_display_name (self->path);
  g_autofree char *erased = rgm_erased_text (self->n_erased, self->erasures_known);

  /* Translators: %s is a file */
  g_string_append_printf (text, _("Salvaged into %s:"), name);
  g_string_append_c (text, '\n');
  for (int kind = 0; kind < RGM_SALVAGE_N_KINDS; kind++)
    add_kind (text, _(names[kind]), &self->counts[kind]);
  add_pages (text, self);
  add_all_beside (text, self);
  if (self->n_bad_pages > 0)
    g_string_append_printf (text, "%s\n",
                            _("How many records were on those pages cannot be known. Compare "
                              "with your appointments or a backup."));
  else if (rgm_salvage_report_is_complete (self))
    g_string_append_printf (text, "%s\n", _("Nothing is known to be missing."));
  if (erased)
    g_string_append_printf (text, "%s\n", erased);
  add_backups (text, self);
  g_string_append_printf (text, "%s\n", _("What could be undone cannot be undone any more."));
  return g_string_free (text, FALSE);
}
