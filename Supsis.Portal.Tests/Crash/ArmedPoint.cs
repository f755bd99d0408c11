namespace Supsis.Portal.Tests.Crash;

/// <summary>Which fail point a running portal is to die at: a word in a file beside its database, written by the test and read by the child.</summary>
/// <remarks>So that one start serves one death: it recovers from the last and is ready for the next.</remarks>
internal sealed class ArmedPoint(string file)
{
    public string File => file;

    public void Arm(FailPoint point) => System.IO.File.WriteAllText(file, point.ToString());

    public void Disarm() => System.IO.File.Delete(file);

    public bool Is(FailPoint point) => System.IO.File.Exists(file) && System.IO.File.ReadAllText(file) == point.ToString();

    public bool IsAny(params ReadOnlySpan<FailPoint> points)
    {
        foreach (var point in points)
        {
            if (Is(point))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ends the process if this point is armed.</summary>
    public void DieAt(params ReadOnlySpan<FailPoint> points)
    {
        if (IsAny(points))
        {
            Sudden.Death();
        }
    }
}
