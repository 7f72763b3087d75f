using System.Data.Common;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Sferum.Silo.Storage.PostgreSql;

namespace Sferum.Silo.Security;

/// <summary>The key ring in the cluster's database, where every silo finds it.</summary>
internal sealed class PostgreSqlKeyRing(PostgreSqlPools pools) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = pools.Service.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Element FROM KeyRing ORDER BY Name";
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
            elements.Add(XElement.Parse(reader.GetString(0)));
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = pools.Service.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO KeyRing (Name, Element) VALUES (@name, @element) ON CONFLICT (Name) DO UPDATE SET Element = excluded.Element";
        Add(command, "name", friendlyName);
        Add(command, "element", element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
