import type { MethodSection } from '@/content/messages/ko/method';

export const method = {
  title: 'How the vote is secret, and checked',
  link: 'How the vote works and stays secret',
  description:
    'Nobody learns who chose what, and everybody can check that all votes were counted: how that is done, and where its limits are.',
  sections: [
    {
      id: 'steps',
      title: 'The way of a vote',
      items: [
        [
          'The rules are fixed first',
          'How a ballot is filled in and how ballots are counted is settled before voting. The fingerprint of that document (rules hash) stands on every page, ballot and file. Once voting is open nobody changes it: not an official, not the program, not by any right in the database.',
        ],
        [
          'Five people share the key that opens the ballots',
          'Two of the council, one auditor and two of the citizens’ committee make the key on a computer without a network and split it into five. Three parts open the box, so that before the end nobody can count anything.',
        ],
        [
          'The right to vote is signed without being seen',
          'Once you are confirmed, your device makes a key and has it signed, once, while it is covered. Not even the office that signs can recognise it later. So who voted and what was voted are never tied together.',
        ],
        [
          'Your ballot leaves your device sealed',
          'What you chose is encrypted in the browser and signed with your own key. No name, address, time or cookie goes with it, and every ballot has the same length.',
        ],
        [
          'It goes into the ledger, and you get a receipt',
          'Ballots enter the ledger mixed, whenever those of 50 different people wait, and other bodies can keep copies of the ledger’s fingerprint: the page that checks a vote says which do. With your receipt you can check that your ballot is there; it does not say what you chose.',
        ],
        [
          'Two bodies count apart, and anybody can count again',
          'After the end the computers of two bodies count without a network and have to agree to the last character. Rules, ledger, mixed ballots, the draw and the result are published, so that anybody can count again.',
        ],
      ],
    },
    {
      id: 'promises',
      title: 'What is promised',
      items: [
        [
          'One person, one vote',
          'Whatever way you are confirmed, you get one right to vote online or one sheet of paper, never both. Whether one was issued in your name you see on the eligibility page.',
        ],
        [
          'Nobody changes your ballot',
          'Every ballot is signed with the voter’s key. Neither the server nor an official can change, remove or void it; the check of your receipt and the count would show it.',
        ],
        [
          'You may vote again',
          'Until the end, as often as the rules say: only the last one counts. If somebody watched you, vote again later.',
        ],
        [
          'What was received does not get lost',
          'You get an answer only after your ballot was stored safely, and the answer is a signed promise that it will be in the ledger. If it is not, that promise is the proof.',
        ],
      ],
    },
    {
      id: 'attacker',
      title: 'What somebody who sees the whole database can learn',
      items: [
        [
          'What was tried',
          'Somebody who reads every row of both stores after the end, system columns included, guesses the ballots of the 100 people they are surest of among 5,000 voters, by the order of rows, days, the times at which the ledger grew, quiet hours, tracks and repeated votes.',
        ],
        [
          'What came out',
          'More than 4 right of 100 fails the test; it is fewer than 2. Of a program that was broken on purpose, so that ballots are not mixed, the same way finds more than 90. The test is run again at every change of the program.',
        ],
      ],
    },
    {
      id: 'trusted',
      title: 'What you have to trust, and what nothing prevents',
      items: [
        [
          'The computers of the key and of the count',
          'While the whole key is on them they have to be trusted. That is why they have no network, several bodies watch, and two count apart.',
        ],
        ['Three holders who conspire', 'They can open ballots before the end. Ballots still carry no names.'],
        [
          'The database’s logs and backups of the voting weeks',
          'They have the order in which ballots came. They are kept apart and destroyed after the time for objections.',
        ],
        [
          'Somebody who watches the server or the network all the time',
          'They can guess from who was online when. If that worries you, vote on paper or from elsewhere.',
        ],
        [
          'Who stands beside you, and who buys votes',
          'A vote at home cannot keep anybody from watching. The receipt does not say what you chose, the last vote counts, and there are kiosks and paper. Whoever has your recovery code can vote for you.',
        ],
        ['Your own device', 'What is done on a device or browser that was tampered with is not protected.'],
      ],
    },
    {
      id: 'ways',
      title: 'Other ways to vote',
      items: [
        [
          'At a kiosk',
          'A device at a community centre. An official confirms you and gives you a ticket for 15 minutes. Nothing stays on it when you are done.',
        ],
        [
          'On paper',
          'Who takes a sheet gets no right to vote online. Two officials enter it apart from each other; only where both agree does it go into the ledger, and it is counted with all others.',
        ],
      ],
    },
  ] satisfies readonly MethodSection[],
};
