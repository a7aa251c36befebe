#pragma once

char *temporary_folder_new (void);
void temporary_folder_clear (const char *path);
void temporary_folder_remove (char *path);
