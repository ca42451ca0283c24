/** The same function, which never throws: nothing that is done beside a program may disturb it. */
export function safely<A extends unknown[]>(act: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      act(...args);
    } catch {
      // Whatever it was, the program goes on as if nobody watched.
    }
  };
}
