import { AccountForm, type AccountForms } from '@/components/account/form-parts';
import { Moment } from '@/components/process/Times';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { noticeText } from '@/lib/content/notice-text';

interface Notice {
  id: string;
  at: string;
  kind: string;
  path: string;
  detail: Record<string, string | number>;
  read: boolean;
}

/** What somebody was told, the newest first. */
export function NoticesView(props: AccountForms & { notices: readonly Notice[] }) {
  const { language, notices } = props;
  const { account } = messages(language);
  const [newest] = notices;
  return (
    <>
      <h1>{account.noticesTitle}</h1>
      {newest === undefined ? <EmptyState language={language} title={account.noticesNone} /> : null}
      {newest !== undefined && notices.some(({ read }) => !read) ? (
        <AccountForm {...props} action="account.read-notices">
          <input type="hidden" name="until" value={newest.id} />
          <Button kind="secondary">{account.readAll}</Button>
        </AccountForm>
      ) : null}
      <ol className="notices">
        {notices.map((notice) => (
          <li key={notice.id}>
            {notice.read ? null : <b className="unread">{account.unread}</b>}{' '}
            <Link language={language} href={notice.path}>
              {noticeText(language, notice)}
            </Link>{' '}
            <small className="hint">
              <Moment language={language} at={notice.at} />
            </small>
          </li>
        ))}
      </ol>
    </>
  );
}
