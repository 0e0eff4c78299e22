import type { deskPass as korean } from '@/content/messages/ko/desk-pass';

export const deskPass: typeof korean = {
  title: 'Show who you are at the desk',
  titleOf: (process) => `${process}: show who you are at the desk`,
  lead: 'Before you vote at a kiosk or on paper at a polling place, the identity service confirms who you are. No account is made on this site, and you do not stay signed in.',
  steps: [
    'Press the button below and sign in with the identity service. You sign in anew even where somebody else has left it open.',
    'Once you are confirmed, a desk number is shown on this screen. Show it to the officer.',
    'The officer gives you a ticket for the kiosk, or a sheet of paper. The number holds for 15 minutes and can be used once.',
  ],
  begin: 'Begin',
  kept: 'The name and date of birth that the service states are not kept. They are used to judge whether you may vote; what is left is a value from which nobody gets back to you, the district, and the day. Nothing of it is tied to your vote.',
  machine:
    'On a machine that many people use, the identity service itself may stay signed in. Close all windows, or hand the machine back to the officer.',
  startTitle: 'Confirm who you are',
  script:
    'The number is shown on this screen alone, which needs JavaScript. It is what stands behind # in the address bar.',
  shown: {
    title: 'You are confirmed',
    number: 'Desk number',
    text: 'Show this number to the officer. It holds for 15 minutes and can be used once; this screen clears it after two minutes.',
    clear: 'Clear the number',
    cleared: 'The number was cleared from the screen.',
  },
  problemTitle: 'No number was given',
  problems: {
    'not-signed-in-there': 'You did not finish signing in with the identity service. Please try again.',
    'not-anew':
      'The identity service did not say that you have signed in just now. It may be the sign-in of whoever was here before, and is not taken. Close all windows and try again.',
    'no-claims':
      'The identity service is not set to state age and district, so that nobody can be confirmed by it.',
    'not-by-provider': 'This budget is not verified by the identity service. Please tell the officer.',
    'vote-not-on': 'Voting is not on.',
    'not-eligible':
      'It is known who you are, but you may vote in no track: your age or district is another one than the rules ask for, or the service does not state it.',
  },
  toRules: 'See who may vote',
  desk: {
    title: 'Where people show who they are',
    text: 'In this budget people are confirmed by the identity service. The voter opens the address below on the machine of the polling place, or on a device of their own, and signs in; a desk number is shown. Type that number below.',
    address: 'Address for the machine',
    picture: 'QR code of the address for the machine',
    machine:
      'Open the machine’s browser as a guest (a private window), and close the window after each person. Nobody signs in on an officer’s own device.',
    label: 'Desk number',
    hint: '13 characters, as the voter’s screen shows them.',
  },
};
