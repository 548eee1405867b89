/* Reads offline address books with the decoders of others, for the system test beside it:
 *   read-book decompress FILE.lzx FILE.oab   libmspack
 *   read-book patch DIFF.lzx FORMER.oab FILE.oab   libmspack
 *   read-book contacts FILE.lzx FOLDER       evolution-ews; prints a line "field base64" a value, an empty one after each contact
 */
#include <libebook/libebook.h>
#include <mspack.h>
#include <stdio.h>
#include <string.h>

/* Of libebookbackendews.so, which comes without headers. */
typedef struct _EwsOabDecoder EwsOabDecoder;
typedef gboolean (*Filter)(goffset, const gchar *, gpointer, GError **);
typedef void (*Added)(EContact *, goffset, const gchar *, gint, gpointer, GCancellable *, GError **);
gboolean ews_oab_decompress_full(const gchar *, const gchar *, GError **);
EwsOabDecoder *ews_oab_decoder_new(const gchar *, const gchar *, GError **);
gboolean ews_oab_decoder_decode(EwsOabDecoder *, Filter, Added, gpointer, GCancellable *, GError **);

static void print(const char *field, const char *value) {
  gchar *encoded;
  if (!value || !*value) return;
  encoded = g_base64_encode((const guchar *)value, strlen(value));
  printf("%s %s\n", field, encoded);
  g_free(encoded);
}

static const struct {
  const char *name;
  EContactField field;
} fields[] = {
  {"uid", E_CONTACT_UID}, {"displayName", E_CONTACT_FULL_NAME}, {"mail", E_CONTACT_EMAIL_1},
  {"mailNickname", E_CONTACT_NICKNAME}, {"sn", E_CONTACT_FAMILY_NAME}, {"givenName", E_CONTACT_GIVEN_NAME},
  {"title", E_CONTACT_TITLE}, {"department", E_CONTACT_ORG_UNIT}, {"company", E_CONTACT_ORG},
  {"telephoneNumber", E_CONTACT_PHONE_BUSINESS}, {"homePhone", E_CONTACT_PHONE_HOME},
  {"mobile", E_CONTACT_PHONE_MOBILE}, {"pager", E_CONTACT_PHONE_PAGER},
  {"facsimileTelephoneNumber", E_CONTACT_PHONE_BUSINESS_FAX}, {"physicalDeliveryOfficeName", E_CONTACT_OFFICE},
  {"info", E_CONTACT_NOTE},
};

static void added(EContact *contact, goffset offset, const gchar *digest, gint percent, gpointer data, GCancellable *cancellable,
                  GError **error) {
  EContactAddress *address = e_contact_get(contact, E_CONTACT_ADDRESS_WORK);
  EVCardAttribute *kind = e_vcard_get_attribute(E_VCARD(contact), "X-EWS-KIND");
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) print(fields[i].name, e_contact_get_const(contact, fields[i].field));
  if (address) {
    print("streetAddress", address->street);
    print("l", address->locality);
    print("st", address->region);
    print("postalCode", address->code);
    print("co", address->country);
    e_contact_address_free(address);
  }
  if (kind) {
    gchar *value = e_vcard_attribute_get_value(kind);
    print("kind", value);
    g_free(value);
  }
  printf("\n");
}

static int contacts(char *compressed, const char *folder) {
  GError *error = NULL;
  gchar *details = g_build_filename(folder, "details.oab", NULL);
  EwsOabDecoder *decoder;
  if (!ews_oab_decompress_full(compressed, details, &error)) g_error("decompress: %s", error ? error->message : "failed");
  decoder = ews_oab_decoder_new(details, folder, &error);
  if (!decoder) g_error("open: %s", error->message);
  if (!ews_oab_decoder_decode(decoder, NULL, added, NULL, NULL, &error)) g_error("decode: %s", error ? error->message : "failed");
  return error != NULL;
}

static int decompress(char *compressed, char *target) {
  struct msoab_decompressor *decompressor = mspack_create_oab_decompressor(NULL);
  int code = decompressor->decompress(decompressor, compressed, target);
  mspack_destroy_oab_decompressor(decompressor);
  return code;
}

static int patch(char *difference, char *former, char *target) {
  struct msoab_decompressor *decompressor = mspack_create_oab_decompressor(NULL);
  int code = decompressor->decompress_incremental(decompressor, difference, former, target);
  mspack_destroy_oab_decompressor(decompressor);
  return code;
}

int main(int count, char **words) {
  if (count == 4 && !strcmp(words[1], "contacts")) return contacts(words[2], words[3]);
  if (count == 4 && !strcmp(words[1], "decompress")) return decompress(words[2], words[3]);
  if (count == 5 && !strcmp(words[1], "patch")) return patch(words[2], words[3], words[4]);
  fprintf(stderr, "usage: read-book decompress FILE.lzx FILE.oab | patch DIFF.lzx FORMER.oab FILE.oab | contacts FILE.lzx FOLDER\n");
  return 64;
}
