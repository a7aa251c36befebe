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
append_submenu (GMenu *menu, const char *label, GMenu *submenu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append_submenu (section, label, G_MENU_MODEL (submenu));
  append_section (menu, section);
}

static void
fill_log (GMenu *log)
{
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) exchange = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();

  g_menu_append (change, _("_Rename Log…"), "win.edit-patient");
  g_menu_append (exchange, _("Export _to Read…"), "win.export-patient");
  g_menu_append (exchange, _("E_xport…"), "win.export");
  g_menu_append (exchange, _("_Import…"), "win.import");
  g_menu_append (exchange, _("Export Calendar of _All Courses…"), "win.export-calendar");
  g_menu_append (removal, _("Erase Log for _Good…"), "win.erase-patient");
  append_section (log, change);
  append_section (log, exchange);
  append_section (log, removal);
}

static void
fill_for_log (RgmMainWindow *self, GMenu *menu)
{
  g_autoptr (GMenu) log = g_menu_new ();
  g_autoptr (GMenu) program = g_menu_new ();

  fill_log (log);
  g_menu_append (program, _("_Preferences"), "win.preferences");
  g_menu_append (program, _("_Keyboard Shortcuts"), "win.shortcuts");
  g_menu_append (program, _("_About Regimen"), "win.about");
  /* Translators: a submenu of what can be done with the log of a person's own sessions */
  append_submenu (menu, _("_Log"), log);
  g_menu_append_section (menu, NULL,
                         rgm_window_changes_get_menu (rgm_main_window_get_changes (self)));
  append_section (menu, program);
}

static void
fill_for_patient (GMenu *menu, gboolean archived)
{
  g_autoptr (GMenu) patient = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();

  g_menu_append (change, _("_Edit Patient…"), "win.edit-patient");
  g_menu_append (change, archived ? _("_Bring Back from Archive") : _("_Archive Patient"),
                 "win.archive-patient");
  g_menu_append (change, _("E_xport Patient…"), "win.export-patient");
  g_menu_append (removal, _("_Delete Patient"), "win.delete-patient");
  g_menu_append (removal, _("Erase Patient for _Good…"), "win.erase-patient");
  append_section (patient, change);
  append_section (patient, removal);
  /* Translators: a submenu of what can be done with the patient who is shown */
  append_submenu (menu, _("_Patient"), patient);
}

/* Which menu the course page is to have. */
RgmCourseMenu
rgm_main_window_choose_menu (RgmMainWindow *self)
{
  RgmWorkspace *workspace = rgm_main_window_get_workspace (self);
  const RgmPatient *shown =
    rgm_course_model_get_patient (rgm_workspace_get_course_model (workspace));

  if (rgm_workspace_get_mode (workspace) == RGM_WORKSPACE_LOG)
    return RGM_COURSE_MENU_LOG;
  return shown != NULL && shown->archived ? RGM_COURSE_MENU_ARCHIVED : RGM_COURSE_MENU_PATIENT;
}

/* What of the menu of the course page is the window's. */
GMenu *
rgm_main_window_make_menu (RgmMainWindow *self, RgmCourseMenu kind)
{
  GMenu *menu = g_menu_new ();

  if (kind == RGM_COURSE_MENU_LOG)
    fill_for_log (self, menu);
  else
    fill_for_patient (menu, kind == RGM_COURSE_MENU_ARCHIVED);

  return menu;
}
