/** The controller as an optional input; an input must not hold an undefined value. */
export function controllerOf(input: { readonly preferredDomainController?: string | undefined }): {
  preferredDomainController?: string;
} {
  const { preferredDomainController } = input;
  return preferredDomainController === undefined ? {} : { preferredDomainController };
}
