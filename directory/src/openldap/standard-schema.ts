/** Attributes that OpenLDAP itself and its files core, cosine and inetorgperson bring, in lower case. */
export const standardAttributes: ReadonlySet<string> = new Set(
  `objectClass cn sn c l st street streetAddress o ou dc title description businessCategory postalAddress postalCode
  postOfficeBox physicalDeliveryOfficeName telephoneNumber telexNumber facsimileTelephoneNumber member owner seeAlso
  userPassword userCertificate name givenName initials generationQualifier distinguishedName houseIdentifier uid
  textEncodedORAddress mail info roomNumber photo manager homePhone secretary otherMailbox homePostalAddress personalTitle
  mobile pager co preferredLanguage displayName employeeNumber employeeType departmentNumber jpegPhoto labeledURI`
    .toLowerCase()
    .split(/\s+/),
);

/** Classes of those files that our entries have. */
export const standardClasses: ReadonlySet<string> = new Set(['top', 'organizationalunit', 'domain']);
