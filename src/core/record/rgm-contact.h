#pragma once

#include <glib-object.h>

#include "rgm-record.h"

G_BEGIN_DECLS

/**
 * RgmContactWay:
 * @RGM_CONTACT_WAY_NONE: no way is preferred, or another one was taken
 * @RGM_CONTACT_WAY_PHONE: a call
 * @RGM_CONTACT_WAY_MESSAGE: a message to the phone
 * @RGM_CONTACT_WAY_MAIL: a mail
 * @RGM_CONTACT_WAY_IN_PERSON: face to face
 *
 * How to reach a patient. The numbers are kept in databases.
 */
typedef enum {
  RGM_CONTACT_WAY_NONE = 0,
  RGM_CONTACT_WAY_PHONE = 1,
  RGM_CONTACT_WAY_MESSAGE = 2,
  RGM_CONTACT_WAY_MAIL = 3,
  RGM_CONTACT_WAY_IN_PERSON = 4,
} RgmContactWay;

#define RGM_TYPE_CONTACT (rgm_contact_get_type ())

/**
 * RgmContact:
 * @patient_id: the UUID of the patient; a patient has one set of details at most
 * @phone: phone number as written, "" if not told
 * @mail: mail address as written, "" if not told
 * @preferred: how the patient would like to be reached
 * @notes: free text, "" if there is none
 * @created: when it was first saved, in microseconds since 1970 UTC; 0 if it never was
 * @changed: when it was last saved, likewise
 *
 * How to reach a patient. All strings are owned by the record and never %NULL.
 */
typedef struct {
  char *patient_id;
  char *phone;
  char *mail;
  RgmContactWay preferred;
  char *notes;
  gint64 created;
  gint64 changed;
} RgmContact;

extern const RgmRecordClass rgm_contact_class;

GType rgm_contact_get_type (void);
RgmContact *rgm_contact_new (const char *patient_id);
RgmContact *rgm_contact_copy (const RgmContact *self);
void rgm_contact_free (RgmContact *self);
gboolean rgm_contact_equal (const RgmContact *a, const RgmContact *b);
const char *rgm_contact_way_get_code (RgmContactWay way);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmContact, rgm_contact_free)

G_END_DECLS
