/** The name under which things stand whose author has closed the account. */
export const GONE = '탈퇴한 이용자';
