#pragma once

#include "display-fixture.h"

#define LONG_PAGE_ENTRIES 60
#define LONG_PAGE_PX 300

/* A window with a page of fields that scrolls. */
typedef struct {
  GtkWidget *window;
  GtkWidget *scroller;
  GtkWidget *first;
  GtkAdjustment *adjustment;
} LongPage;

void long_page_set_up (LongPage *self, gconstpointer data);
void long_page_tear_down (LongPage *self, gconstpointer data);
GtkWidget *long_page_get_entry (LongPage *self, int number);
void long_page_show_entries (LongPage *self, int from, int to, gboolean is_shown);
float long_page_find_bottom (LongPage *self, GtkWidget *entry);
void long_page_scroll_to (LongPage *self, double value);
gboolean long_page_press_key (LongPage *self);
