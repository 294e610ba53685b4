/** Fetches what the files in this folder that end in `.assembly.ts` were compiled to. */

/**
 * Fetches compiled code.
 *
 * @throws Error when it cannot be read.
 */
export async function fetchCode(url: URL): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url.pathname.split('/').pop() ?? ''} cannot be read (${response.status}).`);
  }
  return response.arrayBuffer();
}
