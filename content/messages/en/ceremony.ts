import type { ceremony as korean } from '@/content/messages/ko/ceremony';

/** The room in which the key of a vote is made and split. */
export const ceremony: typeof korean = {
  name: 'Making the key of the vote',
  title: (process) => `${process}: making the key of the vote`,
  description: (process) =>
    `Where the holders meet to make the key that opens the ballots of ${process}, and share it out. Used without a network.`,
  lead: 'Ballots open with this key alone. Its holders meet, make it and share it out in pieces. No single person and no single body can open them.',
  bodiesTitle: 'Who comes',
  bodiesAre: (holders, needed) => `There are ${holders} holders; ${needed} of them open the ballots.`,
  bodyIs: (body, holders) => `${body}: ${holders}`,
  needTitle: 'What you need',
  needs: [
    'A computer without personal data and without other programs running, and a printer that is wired to it. Shares are printed or written down by hand.',
    'An envelope to be sealed for each holder.',
    'Another device on which the hash of the rules is checked.',
    'What is made on this page is sent nowhere and kept nowhere. Whoever closes or reloads it begins again.',
  ],
  notFrozen: 'The rules of the vote are not frozen yet. The key is made after that.',
  madeTitle: 'The key was made',
  madeText:
    'This is the key that the holders made and registered. Neither the secret key nor its shares are on this site.',
  noScript: 'This page needs script, since the key is made on this very computer.',
  tool: {
    title: 'Making the key',
    loading: 'The page is still loading. Leave the network on.',
    loaded: 'The page is loaded. There still is a network: cut it now (pull the cable, switch Wi-Fi off).',
    offline: 'There is no network.',
    noCrypto: 'This browser cannot make the key. Use a recent Chrome, Edge, Firefox or Safari.',
    step: 'Step {n} of {of}',

    checkTitle: 'Check',
    rulesHash: 'Hash of the rules',
    rulesCheck:
      'On another device, download the rules, compute their SHA-256 (for example: sha256sum rules.json) and read it aloud against the value above.',
    scripts: 'The scripts of this page and their SHA-256',
    scriptsCheck:
      'Compare them with what another device computes of the same addresses. The page computed these itself: whoever tampered with it could tamper with them too. What the other device computes is the evidence.',
    scriptUnknown: 'could not be computed',
    make: 'Make the key and split it',
    making: 'The key is being made.',

    shareTitle: 'Share {n}: {body}',
    shareText: 'Only the holder of share {n} ({body}) looks at the screen. Everybody else steps back.',
    show: 'Show my share',
    yours: 'Share',
    mark: 'Mark of the share (published)',
    write:
      'Print it or write it down. If you take it as a file, move it to a device that is yours alone and remove it from this computer.',
    print: 'Print',
    download: 'Save as a file',
    name: 'Name or office in the public document (may be left empty)',
    typeBack: 'Type the share back from paper',
    typeBackHint:
      'Hide the share on the screen and type what is on the paper. Capitals and dashes do not matter.',
    hide: 'Hide the share',
    check: 'Check it and clear it from the screen',
    mistyped: 'This is mistyped: its length or a symbol is wrong. Check the paper and what you typed.',
    otherShare: 'This is a share, but not this one.',
    handOver:
      'Share {n} is cleared from the screen. Put the paper into the envelope and call the next holder.',

    testTitle: 'Open a test ballot',
    testText:
      'A test ballot was sealed to the public key. It opens when {needed} holders type their shares from paper. Only then there is a public document.',
    testNumber: 'Number that was sealed in the ballot',
    typeShare: 'Share ({n}/{of})',
    take: 'Take the share',
    taken: 'Share {n} ({body}): right.',
    takenTwice: 'This share was taken already. Take one of another holder.',
    notOfThese: 'This is no share of the key that was made now.',
    notOpened: 'The test ballot did not open. Do not use this key: begin again.',

    doneTitle: 'Take the public document',
    opened: 'The test ballot opened, and its number is {number}. The joined key is the one that was made.',
    documentText:
      'Download the public document and give it to the election office. It has the public key and marks of the shares, and opens no ballot.',
    keyMark: 'Public key (SHA-256)',
    keyMarkCheck:
      'Everybody writes it down and compares it with the one on the site once the key is registered.',
    downloadDocument: 'Download the document (ceremony.json)',
    wipe: 'Clear everything',
    wipedTitle: 'Everything is cleared',
    wiped:
      'Neither the key nor a share is left on this page. Close the browser, and remove files of shares and what the printer kept.',
    again: 'Begin again',
  },
};
