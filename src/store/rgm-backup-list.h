#pragma once

#include "rgm-backup.h"
#include "rgm-former-files.h"

G_BEGIN_DECLS

GPtrArray *rgm_backup_list (const char *database, GError **error);
GPtrArray *rgm_backup_list_to_erase (const char *database, RgmFormerFiles *former,
                                     GError **error);
void rgm_backup_list_verify (GPtrArray *backups, gboolean all, GCancellable *cancellable);
gboolean rgm_backup_prune (const char *database, gint64 now, guint *n_dropped, GError **error);
gboolean rgm_backup_is_due (RgmStore *store, gboolean *due, gboolean *any, GError **error);

G_END_DECLS
