/** Hands a file to the reader: the browser asks where to, or puts it where downloads go. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser has taken the address up when the click is over; a moment more does no harm
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
