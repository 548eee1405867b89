/** What dialogues say, in one language. */
export interface DialogWords {
  readonly general: string;
  readonly phones: string;
  readonly addresses: string;
  readonly name: string;
  readonly firstName: string;
  readonly initials: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly alias: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly country: string;
  readonly title: string;
  readonly company: string;
  readonly department: string;
  readonly office: string;
  readonly assistant: string;
  readonly phone: string;
  readonly phoneNumbers: string;
  readonly business: string;
  readonly business2: string;
  readonly fax: string;
  readonly home: string;
  readonly home2: string;
  readonly mobile: string;
  readonly pager: string;
  readonly notes: string;
}

/** Languages that there are templates for, by their LCID: English, German, French, Spanish. */
export const dialogLanguages = ['0409', '0407', '040c', '0c0a'] as const;
export type DialogLanguage = (typeof dialogLanguages)[number];

/** The words of each language. Code page 1252 has all their letters. */
export const dialogWords: Readonly<Record<DialogLanguage, DialogWords>> = {
  '0409': {
    general: 'General',
    phones: 'Phone/Notes',
    addresses: 'E-mail Addresses',
    name: 'Name',
    firstName: 'First:',
    initials: 'Initials:',
    lastName: 'Last:',
    displayName: 'Display:',
    alias: 'Alias:',
    street: 'Address:',
    city: 'City:',
    state: 'State:',
    postalCode: 'Zip code:',
    country: 'Country/Region:',
    title: 'Title:',
    company: 'Company:',
    department: 'Department:',
    office: 'Office:',
    assistant: 'Assistant:',
    phone: 'Phone:',
    phoneNumbers: 'Phone numbers',
    business: 'Business:',
    business2: 'Business 2:',
    fax: 'Fax:',
    home: 'Home:',
    home2: 'Home 2:',
    mobile: 'Mobile:',
    pager: 'Pager:',
    notes: 'Notes:',
  },
  '0407': {
    general: 'Allgemein',
    phones: 'Telefon/Notizen',
    addresses: 'E-Mail-Adressen',
    name: 'Name',
    firstName: 'Vorname:',
    initials: 'Initialen:',
    lastName: 'Nachname:',
    displayName: 'Anzeigename:',
    alias: 'Alias:',
    street: 'Adresse:',
    city: 'Ort:',
    state: 'Bundesland/Kanton:',
    postalCode: 'Postleitzahl:',
    country: 'Land/Region:',
    title: 'Position:',
    company: 'Firma:',
    department: 'Abteilung:',
    office: 'Büro:',
    assistant: 'Assistent:',
    phone: 'Telefon:',
    phoneNumbers: 'Telefonnummern',
    business: 'Geschäftlich:',
    business2: 'Geschäftlich 2:',
    fax: 'Fax:',
    home: 'Privat:',
    home2: 'Privat 2:',
    mobile: 'Mobil:',
    pager: 'Pager:',
    notes: 'Notizen:',
  },
  '040c': {
    general: 'Général',
    phones: 'Téléphone/Notes',
    addresses: 'Adresses de messagerie',
    name: 'Nom',
    firstName: 'Prénom :',
    initials: 'Initiales :',
    lastName: 'Nom :',
    displayName: 'Nom complet :',
    alias: 'Alias :',
    street: 'Adresse :',
    city: 'Ville :',
    state: 'Département :',
    postalCode: 'Code postal :',
    country: 'Pays/Région :',
    title: 'Fonction :',
    company: 'Société :',
    department: 'Service :',
    office: 'Bureau :',
    assistant: 'Assistant(e) :',
    phone: 'Téléphone :',
    phoneNumbers: 'Numéros de téléphone',
    business: 'Bureau :',
    business2: 'Bureau 2 :',
    fax: 'Télécopie :',
    home: 'Domicile :',
    home2: 'Domicile 2 :',
    mobile: 'Mobile :',
    pager: 'Récepteur :',
    notes: 'Notes :',
  },
  '0c0a': {
    general: 'General',
    phones: 'Teléfono/Notas',
    addresses: 'Direcciones de correo',
    name: 'Nombre',
    firstName: 'Nombre:',
    initials: 'Iniciales:',
    lastName: 'Apellidos:',
    displayName: 'Nombre para mostrar:',
    alias: 'Alias:',
    street: 'Dirección:',
    city: 'Ciudad:',
    state: 'Provincia:',
    postalCode: 'Código postal:',
    country: 'País o región:',
    title: 'Cargo:',
    company: 'Compañía:',
    department: 'Departamento:',
    office: 'Oficina:',
    assistant: 'Ayudante:',
    phone: 'Teléfono:',
    phoneNumbers: 'Números de teléfono',
    business: 'Trabajo:',
    business2: 'Trabajo 2:',
    fax: 'Fax:',
    home: 'Particular:',
    home2: 'Particular 2:',
    mobile: 'Móvil:',
    pager: 'Localizador:',
    notes: 'Notas:',
  },
};
