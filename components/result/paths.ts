/** A published file of a vote; without a name the folder, as the command that counts again takes it. */
export const filesPath = (id: string, name = '') =>
  `/api/ballot/${encodeURIComponent(id)}/files/${encodeURIComponent(name)}`;

/** A file for counting machines, by role. */
export const exportPath = (id: string, name: string) =>
  `/api/ballot/${encodeURIComponent(id)}/export/${encodeURIComponent(name)}`;
