import { describe, expect, it } from 'vitest';
import { securityHeaders } from '@/lib/http/security-headers';

const valueOf = (key: string) => securityHeaders().find((header) => header.key === key)?.value ?? '';

describe('securityHeaders', () => {
  it('allows no third party, no frame and no evaluated code', () => {
    const policy = valueOf('Content-Security-Policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(policy).toMatch(/style-src 'self'(;|$)/);
  });

  it('lets pages ask the second host of the ledgers, and nobody else', () => {
    const [policy] = securityHeaders(false, 'https://mirror.example.org/copies/');
    expect(policy?.value).toContain("connect-src 'self' https://mirror.example.org;");
    expect(policy?.value.match(/https?:/g)).toHaveLength(1);
  });

  it('carries what every answer needs', () => {
    expect(valueOf('X-Content-Type-Options')).toBe('nosniff');
    expect(valueOf('X-Frame-Options')).toBe('DENY');
    expect(valueOf('Referrer-Policy')).toBe('strict-origin-when-cross-origin');
    expect(valueOf('Permissions-Policy')).toContain('camera=()');
    expect(valueOf('Cross-Origin-Opener-Policy')).toBe('same-origin');
  });
});
