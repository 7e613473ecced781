/** A step of the preparation that this machine cannot do, in one line for whoever reads the log. */
export class StepFailed extends Error {
  override name = 'StepFailed'
}
