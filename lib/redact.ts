/**
 * Takes what must not be read out of a line of a log: the secrets of the settings by their value, wherever they stand (in a
 * message, an address, a stack), and by their form whatever else carries one.
 */
const HIDDEN = '[redacted]';

/** Shorter ones would hide ordinary words, and no setting that is a secret may be so short. */
const SHORTEST = 4;

const FORMS: readonly (readonly [RegExp, string])[] = [
  // The password of an address: postgresql://login:password@host. It ends at the last @ before a slash or a blank.
  [/([a-z][a-z0-9+.-]*:\/\/[^\s/:@"'\\]*):[^\s/"'\\]*@/gi, `$1:${HIDDEN}@`],
  // The key of the 지방재정365 Open API and its like, in an address.
  [/([?&](?:key|api_?key|token|password|secret)=)[^&\s"'\\#]+/gi, `$1${HIDDEN}`],
  [/\b(bearer\s+)[\w.~+/=-]{4,}/gi, `$1${HIDDEN}`],
  // A member of a JSON line that is named for what it holds, whatever its case.
  [
    /("[^"]*(?:password|passwd|secret|token|api_?key|authorization|cookie)":\s*)"(?:[^"\\]|\\.)*"/gi,
    `$1"${HIDDEN}"`,
  ],
];

/** The forms in which a value can stand in a line: as it is, inside of JSON, in an address. */
function formsOf(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  return [secret, JSON.stringify(secret).slice(1, -1), encoded, encoded.replaceAll('%20', '+')];
}

/**
 * A function that hides secrets.
 * @param secrets the values to hide; those of under four characters are left
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const values = [...new Set(secrets.filter((secret) => secret.length >= SHORTEST).flatMap(formsOf))];
  // The longer first: one may be a part of another.
  values.sort((a, b) => b.length - a.length);
  return (text) => {
    const bare = values.reduce((rest, value) => rest.replaceAll(value, HIDDEN), text);
    return FORMS.reduce((rest, [form, into]) => rest.replace(form, into), bare);
  };
}
