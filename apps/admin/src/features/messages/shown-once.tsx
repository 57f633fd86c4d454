/** A secret that is shown in this answer and nowhere else. */
export function ShownOnce({ note, value }: { note: string; value: string }) {
  return (
    <div role="status" className="govuk-inset-text">
      <p className="wm-text">{note}</p>
      <p className="wm-text wm-secret">
        <code>{value}</code>
      </p>
    </div>
  );
}
