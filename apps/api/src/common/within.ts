/** What `work` gives, unless it takes longer than `ms`. @throws Error when it does, or what `work` throws. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  work.catch(() => undefined); // late: nobody waits for it any more
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new Error(`no answer within ${ms} ms`)); }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
