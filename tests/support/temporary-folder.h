#pragma once

char *temporary_folder_new (void);
void temporary_folder_remove (char *path);
