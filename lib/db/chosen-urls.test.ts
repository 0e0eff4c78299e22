import { describe, expect, it } from 'vitest';
import { chosenUrls, type DatabaseUrls } from '@/lib/db/connection';
import { readEnv } from '@/lib/env';

const EMBEDDED: DatabaseUrls = {
  owner: 'postgresql://embedded/owner',
  sync: 'postgresql://embedded/sync',
  web: 'postgresql://embedded/web',
  member: 'postgresql://embedded/member',
  ballot: 'postgresql://embedded/ballot',
  'finance-owner': 'postgresql://embedded/finance-owner',
  'finance-reader': 'postgresql://embedded/finance-reader',
};
const PORTAL = 'postgresql://u:p@portal.example/gotgan';
const FINANCE = 'postgresql://r:p@finance.example/office';

describe('databases that the settings choose', () => {
  it('are the embedded ones where nothing is set', () => {
    expect(chosenUrls(readEnv({}), EMBEDDED)).toEqual(EMBEDDED);
  });

  it('an external portal goes with the embedded finance database', () => {
    expect(chosenUrls(readEnv({ DATABASE_URL: PORTAL }), EMBEDDED)).toEqual({
      owner: PORTAL,
      sync: `${PORTAL}?options=-c+role%3Dgotgan_sync`,
      web: `${PORTAL}?options=-c+role%3Dgotgan_web`,
      member: `${PORTAL}?options=-c+role%3Dgotgan_member`,
      ballot: `${PORTAL}?options=-c+role%3Dgotgan_ballot`,
      'finance-owner': EMBEDDED['finance-owner'],
      'finance-reader': EMBEDDED['finance-reader'],
    });
  });

  it('an external finance database goes with the embedded portal', () => {
    expect(chosenUrls(readEnv({ FINANCE_DATABASE_URL: FINANCE }), EMBEDDED)).toEqual({
      ...EMBEDDED,
      'finance-owner': FINANCE,
      'finance-reader': FINANCE,
    });
  });

  it('both external, with logins of their own for pulling and for the site', () => {
    const env = readEnv({
      DATABASE_URL: PORTAL,
      DATABASE_URL_SYNC: 'postgresql://s:p@portal.example/gotgan',
      DATABASE_URL_WEB: 'postgresql://w:p@portal.example/gotgan',
      DATABASE_URL_MEMBER: 'postgresql://m:p@portal.example/gotgan',
      DATABASE_URL_BALLOT: 'postgresql://b:p@portal.example/gotgan',
      FINANCE_DATABASE_URL: FINANCE,
    });
    expect(chosenUrls(env, null)).toEqual({
      owner: PORTAL,
      sync: 'postgresql://s:p@portal.example/gotgan',
      web: 'postgresql://w:p@portal.example/gotgan',
      member: 'postgresql://m:p@portal.example/gotgan',
      ballot: 'postgresql://b:p@portal.example/gotgan',
      'finance-owner': FINANCE,
      'finance-reader': FINANCE,
    });
  });
});
