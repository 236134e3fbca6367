/** One sentence about what did not work, spoken at once. */
export function Fault({ children }: { readonly children: string }) {
  if (children === '') return null;
  return (
    <p className="fault" role="alert">
      {children}
    </p>
  );
}
