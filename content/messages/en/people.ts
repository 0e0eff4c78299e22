import type { people as korean } from '@/content/messages/ko/people';

/** Roles, and the audit log. */
export const people: typeof korean = {
  title: 'People and roles',
  text: 'Give roles and take them back. Every change goes into the audit log.',
  giveTitle: 'Give a role',
  email: 'E-mail address',
  emailHint: 'An account is made where there is none; who signs in with this address has the role.',
  role: 'Role',
  government: 'Government code (seven digits)',
  governmentHint: 'Empty for operators. An auditor without one sees all.',
  department: 'Department',
  departmentHint: 'For reviewers only.',
  give: 'Give',
  takeBack: 'Take back',
  listTitle: 'Who has a role now',
  none: 'Nobody.',
  since: (day: string) => `since ${day}`,
  auditTitle: 'Audit log',
  auditText:
    'What officials and operators did, and what happened to accounts, in order. Each entry is sealed by the hash of the one before it: altering or removing one shows.',
  auditWhole: (n: string) => `All ${n} entries are whole.`,
  auditBroken: (n: string) => `${n} entries are not whole. Look from the number below on.`,
  head: 'Last hash',
  older: 'Older entries',
  columns: { id: 'No.', at: 'When', who: 'Who', action: 'Action', subject: 'What', hash: 'Hash' },
  problems: {
    'government-missing': 'This role needs a government.',
    'government-unknown': 'There is no government of this code.',
    'government-too-many': 'Operators are of no single government.',
    'department-missing': 'Reviewers need a department.',
    'department-too-many': 'Only reviewers have a department.',
    'last-operator': 'The last operator stays.',
  },
  said: { 'role-given': 'The role was given.', 'role-taken': 'The role was taken back.' },
};
