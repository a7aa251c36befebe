#pragma once

#include "rgm-store.h"

G_BEGIN_DECLS

void rgm_cli_unfinished_heed (void);
void rgm_cli_unfinished_begin (void);
void rgm_cli_unfinished_watch (RgmStore *store);
void rgm_cli_unfinished_done (void);
void rgm_cli_unfinished_end (void);

G_END_DECLS
