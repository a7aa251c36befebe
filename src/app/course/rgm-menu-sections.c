#include "config.h"

#include "rgm-menu-sections.h"

static void
append_sections (GMenu *menu, GMenuModel *sections)
{
  for (int i = 0; i < g_menu_model_get_n_items (sections); i++)
    {
      g_autoptr (GMenuItem) section = g_menu_item_new_from_model (sections, i);

      g_menu_append_item (menu, section);
    }
}

/**
 * rgm_menu_sections_join:
 * @first: sections of a menu
 * @second: more of them
 *
 * Makes one menu of two. They are not put into it as they are, for GTK draws no line above a
 * section within a section.
 *
 * Returns: (transfer full): the menu
 */
GMenu *
rgm_menu_sections_join (GMenuModel *first, GMenuModel *second)
{
  GMenu *menu = g_menu_new ();

  append_sections (menu, first);
  append_sections (menu, second);
  return menu;
}
