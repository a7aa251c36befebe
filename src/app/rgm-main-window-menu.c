#include "config.h"

#include "rgm-main-window-private.h"

#include <glib/gi18n-lib.h>

/* The menu of the course page also holds what is about the patient, and in a log, where there is no
 * list with a menu of its own, what is about the program. */

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
fill_for_log (RgmMainWindow *self, GMenu *menu)
{
  g_autoptr (GMenu) log = g_menu_new ();
  g_autoptr (GMenu) exchange = g_menu_new ();
  g_autoptr (GMenu) program = g_menu_new ();

  g_menu_append (log, _("Rename _Log…"), "win.edit-patient");
  g_menu_append (log, _("Export _to Read…"), "win.export-patient");
  g_menu_append (log, _("Erase Log for _Good…"), "win.erase-patient");
  g_menu_append (exchange, _("E_xport…"), "win.export");
  g_menu_append (exchange, _("_Import…"), "win.import");
  g_menu_append (exchange, _("Export Calendar of _All Courses…"), "win.export-calendar");
  g_menu_append (program, _("_Preferences"), "win.preferences");
  g_menu_append (program, _("_Keyboard Shortcuts"), "win.shortcuts");
  g_menu_append (program, _("_About Regimen"), "win.about");
  g_menu_append_section (menu, NULL,
                         rgm_window_changes_get_menu (rgm_main_window_get_changes (self)));
  append_section (menu, log);
  append_section (menu, exchange);
  append_section (menu, program);
}

static void
fill_for_patient (GMenu *menu, gboolean archived)
{
  g_autoptr (GMenu) patient = g_menu_new ();

  g_menu_append (patient, _("Edit Patie_nt…"), "win.edit-patient");
  g_menu_append (patient, archived ? _("Bring Back from Arc_hive") : _("Arc_hive Patient"),
                 "win.archive-patient");
  g_menu_append (patient, _("Expor_t Patient…"), "win.export-patient");
  g_menu_append (patient, _("Delete Patient"), "win.delete-patient");
  g_menu_append (patient, _("Erase Patient for _Good…"), "win.erase-patient");
  append_section (menu, patient);
}

/* Fills the menu of the course page with what is the window's. */
void
rgm_main_window_fill_menu (RgmMainWindow *self, GMenu *menu)
{
  RgmWorkspace *workspace = rgm_main_window_get_workspace (self);
  const RgmPatient *shown =
    rgm_course_model_get_patient (rgm_workspace_get_course_model (workspace));

  g_menu_remove_all (menu);
  if (rgm_workspace_get_mode (workspace) == RGM_WORKSPACE_LOG)
    fill_for_log (self, menu);
  else
    fill_for_patient (menu, shown != NULL && shown->archived);
}
