import { describe, expect, it } from 'vitest';
import { governmentsOf, type Permission, refusalOf, type Target } from '@/lib/domain/access/permission';
import type { RoleGrant, Viewer } from '@/lib/domain/access/roles';

const viewer = (grants: Partial<RoleGrant>[] = [], more: Partial<Viewer> = {}): Viewer => ({
  id: 'me',
  session: 's',
  name: '나',
  email: null,
  language: 'ko',
  demo: false,
  grants: grants.map((grant, place) => ({
    id: String(place),
    role: 'editor',
    lafCd: '4111000',
    department: null,
    ...grant,
  })),
  secondFactor: 'none',
  bar: null,
  ...more,
});
const here: Target = { lafCd: '4111000', owners: ['me'], department: '도로과' };
const judge: Permission = { roles: ['reviewer', 'editor'], ofDepartment: true };
const office: Permission = { roles: ['election-office'] };

describe('what is allowed', () => {
  it.each<[string, Viewer | null, Permission, Target, string | null]>([
    ['anybody', null, 'anyone', here, null],
    ['nobody signed in', null, 'account', here, 'sign-in'],
    ['nobody signed in, by role', null, judge, here, 'sign-in'],
    ['an account that may not write, in its own matters', viewer([], { bar: 'age' }), 'account', here, null],
    ['an account that may not write', viewer([], { bar: 'guardian' }), 'resident', here, 'guardian'],
    ['a barred official', viewer([{}], { bar: 'barred' }), judge, here, 'barred'],
    ['a resident', viewer(), 'resident', here, null],
    ['an owner', viewer(), 'owner', here, null],
    ['another than the owner', viewer(), 'owner', { lafCd: null, owners: ['you'] }, 'not-yours'],
    ['what has no owner', viewer(), 'owner', { lafCd: null }, 'not-yours'],
    ['a resident, by role', viewer(), judge, here, 'no-role'],
    ['another role', viewer([{ role: 'committee' }]), judge, here, 'no-role'],
    ['a role here', viewer([{}]), judge, here, null],
    ['a role elsewhere', viewer([{ lafCd: '1111000' }]), judge, here, 'other-government'],
    [
      'a role elsewhere, for what is of no government',
      viewer([{}]),
      judge,
      { lafCd: null },
      'other-government',
    ],
    ['a role everywhere', viewer([{ role: 'auditor', lafCd: null }]), { roles: ['auditor'] }, here, null],
    ['the department in charge', viewer([{ role: 'reviewer', department: '도로과' }]), judge, here, null],
    [
      'another department',
      viewer([{ role: 'reviewer', department: '공원과' }]),
      judge,
      here,
      'other-department',
    ],
    [
      'any department where none is in charge',
      viewer([{ role: 'reviewer', department: '공원과' }]),
      judge,
      { lafCd: '4111000', department: null },
      null,
    ],
    [
      'another department of another government',
      viewer([{ role: 'reviewer', lafCd: '1111000', department: '도로과' }]),
      judge,
      here,
      'other-government',
    ],
    ['without a second factor', viewer([{ role: 'election-office' }]), office, here, 'second-factor'],
    [
      'with one that was not given',
      viewer([{ role: 'election-office' }], { secondFactor: 'asked' }),
      office,
      here,
      'second-factor',
    ],
    ['with one', viewer([{ role: 'election-office' }], { secondFactor: 'given' }), office, here, null],
    [
      'elsewhere, with one',
      viewer([{ role: 'election-office', lafCd: '1111000' }], { secondFactor: 'given' }),
      office,
      here,
      'other-government',
    ],
    ['one role of two', viewer([{ lafCd: '1111000' }, {}]), judge, here, null],
  ])('%s', (_, who, permission, target, refusal) => {
    expect(refusalOf(who, permission, target)).toBe(refusal);
  });

  it('governments are those of the roles, or all', () => {
    const many = viewer([{}, { lafCd: '1111000' }, {}, { role: 'committee', lafCd: '2611000' }]);
    expect(governmentsOf(many, ['editor'])).toEqual(['4111000', '1111000']);
    expect(governmentsOf(viewer([{ role: 'operator', lafCd: null }]), ['operator', 'editor'])).toBe('all');
    expect(governmentsOf(viewer(), ['editor'])).toEqual([]);
  });
});
