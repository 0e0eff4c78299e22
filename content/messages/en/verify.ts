import type { verify as korean } from '@/content/messages/ko/verify';

export const verify: typeof korean = {
  name: 'Check your vote',
  title: (process) => `${process}: check your vote`,
  description: (process) =>
    `With the receipt of your vote in ${process}, check on this device that it is in the ledger, unchanged and not left out.`,
  lead: 'With the receipt of your vote, check that it stands in the ledger as you cast it. The ledger is a public record of the votes that came in; nobody can change or remove one without being found out. This device computes the check itself and does not take the site’s word for it.',
  noScript: 'Checking on this page needs JavaScript. Without it, the command below makes the same check.',
  how: {
    title: 'What is checked',
    lead: 'Six things. Where one of them is wrong, the page says what it means and what to do.',
    items: [
      {
        term: 'The receipt and the vote that was sent',
        meaning:
          'The receipt is the beginning of a fingerprint of the sealed vote. It is computed again from the vote that is kept on this device.',
      },
      {
        term: 'The ledger’s promise',
        meaning:
          'When the vote came in, the site signed a promise to put it into the ledger. The signature has to be of the ledger’s key.',
      },
      {
        term: 'The ledger’s signature',
        meaning:
          'Whenever votes go in, the site signs and publishes a value that stands for the whole ledger so far.',
      },
      {
        term: 'The proof of being in it',
        meaning: 'A computation, done here, that leads from your vote to the signed ledger.',
      },
      {
        term: 'The copy of another body',
        meaning:
          'A computer of another body collects the signed values. A site that shows different ledgers to different people, or goes back behind one, is found out here.',
      },
      {
        term: 'The ledger seen before',
        meaning: 'What this device saw before has to be the beginning of the ledger of now.',
      },
    ],
    sent: 'To look up its place, the receipt is sent to the site, without cookies. It tells neither whose vote it is nor what was chosen.',
  },
  waiting: {
    title: 'Why a vote may not be in the ledger at once',
    text: 'Votes do not go in one by one. Those of a category go in together, in an order of their own, when votes of as many different people wait as the rules say (usually 50); at closing all of them do. Otherwise the time at which a vote appears could tell whose it is. For the same reason the site tells nobody how many votes wait, or which.',
    promise:
      'Until then the signed promise is your evidence: with it anybody can be shown that the site broke its word, should the vote not be there after closing. The device that you voted on keeps it, and so does the record that you save there after a check.',
  },
  command: {
    title: 'Check by command',
    text: 'On a computer that has downloaded the portal, a command does the same. It compares with the copy of another body and, once the result is published, goes through every vote of the ledger.',
    code: 'RECEIPT',
    address: 'the address of this site',
    mirror: 'The same program lets another body keep such a copy.',
  },
  tool: {
    form: {
      title: 'Check a receipt',
      code: 'Receipt',
      codeHint: 'Sixteen letters and digits. Dashes, blanks, capital and small letters make no difference.',
      go: 'Check',
      file: 'Receipt file',
      fileHint:
        'The receipt that you saved after voting, or a record that you saved on this page. It is read on this device only.',
    },
    kept: 'The receipts that are kept on this device were found and checked.',
    busy: 'Checking.',
    done: 'Checked.',
    problems: {
      'no-code': 'This is no receipt. See whether all sixteen letters and digits are there.',
      'no-file': 'This file holds no receipt of this vote. It may be of another one.',
      'no-vote':
        'This budget has no online vote with a ledger yet. It has one as soon as its rules are fixed.',
      unreachable: 'The site did not answer. Check the connection and try again.',
      'no-crypto': 'This browser cannot check such signatures. Use a newer one, or the command below.',
    },
    verdicts: {
      'in-ledger': { title: 'This vote is in the ledger, as it was cast', text: 'Nothing is wrong.' },
      waits: {
        title: 'This vote is not in the ledger yet',
        text: 'The ledger has promised, and signed, to take it in. It goes in together with those of others, at closing at the latest. Check again later.',
      },
      wrong: { title: 'Something is wrong', text: 'See the lines below that say “wrong”.' },
      open: {
        title: 'Something could not be found out',
        text: 'Nothing is wrong, but whether this vote is in the ledger could not be found out.',
      },
    },
    outcomes: { good: 'right', bad: 'wrong', waits: 'waits', open: 'not checked' },
    checks: {
      cast: 'The receipt and the vote that was sent',
      promise: 'The ledger’s promise',
      head: 'The ledger’s signature',
      leaf: 'The proof of being in it',
      mirror: 'The copy of another body',
      remembered: 'The ledger seen before',
    },
    reasons: {
      'cast-same': 'The receipt is the fingerprint of the vote that was sent from this device.',
      'cast-other':
        'The receipt is not the fingerprint of the vote that is kept: the file was changed, or it is of another vote.',
      'cast-none':
        'The vote itself is not at hand here, so that the receipt alone is checked. The device that you voted on can do this too.',
      'promise-signed': 'The promise to take this vote in is signed by the ledger’s key.',
      'promise-not-signed':
        'The promise is not signed by the key that this site shows now: the file was changed, or the site changed its key.',
      'promise-none': 'The signed promise is not at hand here. The device that you voted on keeps it.',
      'head-signed': 'All published values of the ledger are signed by its key.',
      'head-not-signed': 'A value of the ledger is not signed by its key. This ledger cannot be trusted.',
      'head-none': 'No vote is in the ledger yet.',
      'leaf-included': 'This vote is in the signed ledger: the proof was computed here and is right.',
      'leaf-not-included':
        'The proof that the site gave does not lead to the signed ledger. This vote cannot be taken to be in it.',
      'leaf-other': 'Another vote stands in the ledger under this receipt. Yours may have been replaced.',
      'leaf-missing': 'Voting is over and all votes have to be in the ledger; this one is not.',
      'leaf-none':
        'No vote in the ledger has this receipt. It may be mistyped. The device that you voted on and the receipt’s file hold the signed promise: checked with that, it shows whether a vote is missing.',
      'leaf-waits':
        'It is not in the ledger yet. It goes in together with those of others; until then the signed promise above is the evidence.',
      'leaf-unknown':
        'No vote of the ledger has this receipt. It may not have gone in yet, or the receipt is mistyped. The device that you voted on, or its file, can tell by the signed promise.',
      'mirror-same': 'The other body has seen the same ledger.',
      'mirror-consistent': 'What the other body has seen is the beginning of the ledger of now.',
      'mirror-forked':
        'The other body has seen another ledger. The site has changed it, or shows different ones to different people.',
      'mirror-ahead':
        'The other body has seen a longer ledger. Votes that stood in it are missing on this site.',
      'mirror-other-key': 'The other body knows another key of the ledger.',
      'mirror-not-signed': 'A value of the other body’s copy is not signed by the ledger’s key.',
      'mirror-conflicts':
        'The other body has already seen this site’s ledger contradict itself, and kept what it saw.',
      'mirror-none': 'No other body keeps a copy for this vote.',
      'mirror-empty': 'The other body’s copy has nothing of this vote yet.',
      'mirror-unreachable': 'The other body’s copy did not answer. Check again later.',
      'remembered-consistent': 'What this device has seen before is the beginning of the ledger of now.',
      'remembered-shorter':
        'The ledger is shorter than when this device saw it before. Votes that stood in it are missing.',
      'remembered-forked':
        'The ledger is another one than this device has seen before: votes were changed or removed.',
      'remembered-other-key': 'The ledger’s key is another one than this device has seen before.',
      'remembered-none':
        'This is the first check on this device. The next one is held against what was seen now.',
      unreachable: 'The site did not answer, so that this could not be checked. Try again.',
    },
    receipt: 'Receipt',
    track: 'Category',
    place: 'Place in the ledger',
    placeText: '{index} of {size}',
    signedAt: 'Ledger signed at',
    root: 'Value of the ledger',
    todo: {
      title: 'What to do',
      items: [
        'Save the record below as a file. It holds the site’s answers and signatures, and stays evidence even if the site changes them later.',
        'Tell the government’s election office and its auditor, and show them the file. It does not say what you chose.',
      ],
      whileOn: 'Before closing you can vote again. Only the last vote counts.',
    },
    evidence: 'Save the record',
    evidenceText:
      'A file with the receipt, the promise and the site’s answers as they came. It can be checked again later. It does not say what was chosen.',
    fileName: 'vote-check',
    leaves: 'All votes of the ledger (leaves.jsonl)',
    leavesText:
      'The whole ledger was published with the result. Anybody can download it and go through it with the command below.',
  },
};
